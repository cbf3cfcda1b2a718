namespace EcomCore.Segmentation;

/// <summary>How customers are scored. Immutable.</summary>
public sealed record RfmOptions
{
    /// <summary>The fewest bins of an axis.</summary>
    public const int MinBins = 2;

    /// <summary>The most bins of an axis: a score is one digit.</summary>
    public const int MaxBins = 9;

    /// <summary>The bins of an axis where nothing is said: fifths (Hughes, Strategic Database Marketing, 1994).</summary>
    public const int DefaultBins = 5;

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
            Guard.Between((int)value, 0, (int)RfmMethod.Thresholds);
            field = value;
        }
    }

    /// <summary>Gets the number of recency scores.</summary>
    /// <value><see cref="MinBins"/> to <see cref="MaxBins"/>; default <see cref="DefaultBins"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int RecencyBins
    {
        get;
        init => field = Checked(value);
    }
    = DefaultBins;

    /// <summary>Gets the number of frequency scores.</summary>
    /// <value><see cref="MinBins"/> to <see cref="MaxBins"/>; default <see cref="DefaultBins"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int FrequencyBins
    {
        get;
        init => field = Checked(value);
    }
    = DefaultBins;

    /// <summary>Gets the number of monetary scores.</summary>
    /// <value><see cref="MinBins"/> to <see cref="MaxBins"/>; default <see cref="DefaultBins"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int MonetaryBins
    {
        get;
        init => field = Checked(value);
    }
    = DefaultBins;

    /// <summary>Gets what the monetary value is.</summary>
    /// <value>Default <see cref="MonetaryMeasure.Total"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">No such measure.</exception>
    public MonetaryMeasure Monetary
    {
        get;
        init
        {
            Guard.Between((int)value, 0, (int)MonetaryMeasure.Margin);
            field = value;
        }
    }

    /// <summary>Gets the limits of <see cref="RfmMethod.Thresholds"/>.</summary>
    /// <value>Default null: none.</value>
    public ScoreThresholds? Thresholds { get; init; }

    /// <summary>Gets how much each axis counts in <see cref="RfmTable.WeightedScore"/>.</summary>
    /// <value>Default <see cref="ScoreWeights.Equal"/>.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public ScoreWeights Weights
    {
        get;
        init
        {
            Guard.NotNull(value);
            field = value;
        }
    }
    = ScoreWeights.Equal;

    /// <summary>Makes options from limits of your own.</summary>
    /// <param name="thresholds">The limits; an axis has one score more than limits.</param>
    /// <returns>The options, with method <see cref="RfmMethod.Thresholds"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="thresholds"/> is null.</exception>
    public static RfmOptions Of(ScoreThresholds thresholds)
    {
        Guard.NotNull(thresholds);
        return new RfmOptions
        {
            Method = RfmMethod.Thresholds,
            Thresholds = thresholds,
            RecencyBins = thresholds.RecencyDays.Count + 1,
            FrequencyBins = thresholds.Frequency.Count + 1,
            MonetaryBins = thresholds.Monetary.Count + 1,
        };
    }

    /// <summary>Makes options with the same number of bins on every axis.</summary>
    /// <param name="bins"><see cref="MinBins"/> to <see cref="MaxBins"/>.</param>
    /// <param name="method">How values become scores.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Too few or too many bins, or no such method.</exception>
    public static RfmOptions Of(int bins, RfmMethod method = RfmMethod.Quantile) =>
        new() { Method = method, RecencyBins = bins, FrequencyBins = bins, MonetaryBins = bins };

    /// <summary>Refuses options that contradict each other.</summary>
    internal void Check(CustomerTable customers, string name)
    {
        if (Method == RfmMethod.Thresholds
            && (Thresholds is null || Thresholds.RecencyDays.Count + 1 != RecencyBins || Thresholds.Frequency.Count + 1 != FrequencyBins || Thresholds.Monetary.Count + 1 != MonetaryBins))
        {
            throw new ArgumentException("Expected limits of every axis, one fewer than its scores; make the options with RfmOptions.Of(thresholds).", name);
        }

        if (Monetary == MonetaryMeasure.Margin && customers.LinesWithMargin == 0 && customers.Count > 0)
        {
            throw new ArgumentException("Expected order lines with a margin; found none.", name);
        }
    }

    private static int Checked(int bins)
    {
        Guard.Between(bins, MinBins, MaxBins);
        return bins;
    }
}
