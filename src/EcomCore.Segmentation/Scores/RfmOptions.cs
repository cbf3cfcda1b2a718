namespace EcomCore.Segmentation;

/// <summary>How customers are scored. Immutable.</summary>
public sealed record RfmOptions
{
    /// <summary>The fewest bins of an axis.</summary>
    public const int MinBins = 2;

    /// <summary>The most bins of an axis: a score is one digit.</summary>
    public const int MaxBins = 9;

    /// <summary>Gets five quantiles per axis: the default.</summary>
    public static RfmOptions Quintiles { get; } = new();

    /// <summary>Gets how values become scores.</summary>
    /// <value>Default <see cref="RfmMethod.Quantile"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">No such method.</exception>
    public RfmMethod Method
    {
        get;
        init
        {
            Guard.Between((int)value, 0, (int)RfmMethod.KMeans);
            field = value;
        }
    }

    /// <summary>Gets the number of recency scores.</summary>
    /// <value><see cref="MinBins"/> to <see cref="MaxBins"/>; default 5.</value>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int RecencyBins
    {
        get;
        init => field = Checked(value);
    }
    = 5;

    /// <summary>Gets the number of frequency scores.</summary>
    /// <value><see cref="MinBins"/> to <see cref="MaxBins"/>; default 5.</value>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int FrequencyBins
    {
        get;
        init => field = Checked(value);
    }
    = 5;

    /// <summary>Gets the number of monetary scores.</summary>
    /// <value><see cref="MinBins"/> to <see cref="MaxBins"/>; default 5.</value>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int MonetaryBins
    {
        get;
        init => field = Checked(value);
    }
    = 5;

    /// <summary>Gets what the monetary value is.</summary>
    /// <value>Default <see cref="MonetaryMeasure.Total"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">No such measure.</exception>
    public MonetaryMeasure Monetary
    {
        get;
        init
        {
            Guard.Between((int)value, 0, (int)MonetaryMeasure.MeanPerPurchase);
            field = value;
        }
    }

    /// <summary>Makes options with the same number of bins on every axis.</summary>
    /// <param name="bins"><see cref="MinBins"/> to <see cref="MaxBins"/>.</param>
    /// <param name="method">How values become scores.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Too few or too many bins, or no such method.</exception>
    public static RfmOptions Of(int bins, RfmMethod method = RfmMethod.Quantile) =>
        new() { Method = method, RecencyBins = bins, FrequencyBins = bins, MonetaryBins = bins };

    private static int Checked(int bins)
    {
        Guard.Between(bins, MinBins, MaxBins);
        return bins;
    }
}
