using System.Collections;
using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>The scored customers, in the order of their <see cref="CustomerTable"/>.</summary>
/// <remarks>Immutable and safe to share between threads. Rows are made when read: reading one allocates at most its id.</remarks>
public sealed class RfmTable : IReadOnlyList<RfmRow>
{
    private readonly byte[] _recency;
    private readonly byte[] _frequency;
    private readonly byte[] _monetary;

    internal RfmTable(CustomerTable customers, RfmOptions options, AxisScores recency, AxisScores frequency, AxisScores monetary)
    {
        Customers = customers;
        Options = options;
        Recency = recency.Scale;
        Frequency = frequency.Scale;
        Monetary = monetary.Scale;
        _recency = recency.Scores;
        _frequency = frequency.Scores;
        _monetary = monetary.Scores;
    }

    /// <summary>Gets the customers that were scored, with what was left out.</summary>
    public CustomerTable Customers { get; }

    /// <summary>Gets how they were scored.</summary>
    public RfmOptions Options { get; }

    /// <summary>Gets the day from which recency is counted back.</summary>
    public LocalDate AsOf => Customers.AsOf;

    /// <summary>Gets which days got which recency score.</summary>
    public ScoreScale Recency { get; }

    /// <summary>Gets which numbers of purchases got which frequency score.</summary>
    public ScoreScale Frequency { get; }

    /// <summary>Gets which money got which monetary score.</summary>
    public ScoreScale Monetary { get; }

    /// <summary>Gets the number of customers.</summary>
    public int Count => Customers.Count;

    /// <summary>Gets a customer's row.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such row.</exception>
    public RfmRow this[int index]
    {
        get
        {
            Guard.Between(index, 0, Count - 1);
            ref readonly var state = ref Customers.StateAt(index);
            return new RfmRow(
                Customers.IdAt(index),
                state.DaysUntil(AsOf),
                state.Purchases,
                Customers.MoneyAt(index, Options.Monetary),
                _recency[index],
                _frequency[index],
                _monetary[index]);
        }
    }

    /// <summary>Makes one number of a customer's three scores, by <see cref="RfmOptions.Weights"/>.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <returns>0 (the lowest score on every axis) to 100 (the highest): the weighted mean of (score - 1) / (scores - 1).</returns>
    /// <exception cref="ArgumentOutOfRangeException">No such row.</exception>
    public double WeightedScore(int index)
    {
        Guard.Between(index, 0, Count - 1);
        var weights = Options.Weights;
        var sum = (weights.Recency * Part(_recency[index], Options.RecencyBins))
            + (weights.Frequency * Part(_frequency[index], Options.FrequencyBins))
            + (weights.Monetary * Part(_monetary[index], Options.MonetaryBins));
        return 100 * sum / (weights.Recency + weights.Frequency + weights.Monetary);

        static double Part(int score, int bins) => (score - 1.0) / (bins - 1);
    }

    /// <summary>Gives the decayed values that a customer was scored by.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <returns>Purchase days and money, each counted 2^(-age / half-life); null for a table that was not made by <see cref="Rfm.ScoreDecayed"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No such row.</exception>
    public (double Frequency, double Monetary)? Decayed(int index)
    {
        Guard.Between(index, 0, Count - 1);
        return DecayedBy is { } values ? (values.Frequency[index], values.Monetary[index]) : null;
    }

    /// <summary>Puts every customer into a segment.</summary>
    /// <param name="scheme">The rules.</param>
    /// <returns>The customers with their segments, and the segments with their totals.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scheme"/> is null.</exception>
    public SegmentedCustomers Segment(SegmentScheme scheme)
    {
        Guard.NotNull(scheme);
        return new SegmentedCustomers(this, scheme);
    }

    /// <summary>Counts the customers by two of their scores.</summary>
    /// <param name="rows">Axis of the rows.</param>
    /// <param name="columns">Axis of the columns.</param>
    /// <returns>The counts; their sum is <see cref="Count"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No such axis.</exception>
    public ScoreGrid CountBy(RfmAxis rows, RfmAxis columns)
    {
        Guard.Between((int)rows, 0, (int)RfmAxis.Monetary, nameof(rows));
        Guard.Between((int)columns, 0, (int)RfmAxis.Monetary, nameof(columns));
        return new ScoreGrid(this, rows, columns);
    }

    /// <inheritdoc/>
    public IEnumerator<RfmRow> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal DecayedValues? DecayedBy { get; init; }

    internal ScoreCell CellAt(int index) => new(_recency[index], _frequency[index], _monetary[index]);

    internal ScoreScale ScaleOf(RfmAxis axis) => axis switch
    {
        RfmAxis.Recency => Recency,
        RfmAxis.Frequency => Frequency,
        _ => Monetary,
    };

    internal ReadOnlySpan<byte> ScoresOn(RfmAxis axis) => axis switch
    {
        RfmAxis.Recency => _recency,
        RfmAxis.Frequency => _frequency,
        _ => _monetary,
    };
}
