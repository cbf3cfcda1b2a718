using System.Buffers;
using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>Scores customers by recency, frequency and monetary value.</summary>
public static class Rfm
{
    /// <summary>Scores the customers of order lines.</summary>
    /// <param name="orders">Lines in any order; read once, none kept.</param>
    /// <param name="asOf">The last day that counts (inclusive) and the day from which recency is counted back.</param>
    /// <param name="options">How to score; <see cref="RfmOptions.Quintiles"/> when null.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>A row per customer with a purchase; empty when there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="orders"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <remarks>What counts as a purchase, and the memory: see <see cref="CustomerTableBuilder"/>. With n customers scoring takes n log n steps.</remarks>
    public static RfmTable Score(
        IEnumerable<OrderLine> orders, LocalDate asOf, RfmOptions? options = null, CancellationToken cancellationToken = default) =>
        Score(CustomerTable.From(orders, asOf, PurchaseCounting.ByOrder, cancellationToken), options);

    /// <summary>Scores customers.</summary>
    /// <param name="customers">The customers.</param>
    /// <param name="options">How to score; <see cref="RfmOptions.Quintiles"/> when null.</param>
    /// <returns>A row per customer, in the table's order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> is null.</exception>
    /// <exception cref="ArgumentException">The options contradict each other or the data: thresholds without limits, or the margin where no line tells it.</exception>
    /// <remarks>
    /// RFM: Hughes, Strategic Database Marketing, 1994. Values are compared as <see cref="double"/>: money equal to 15 significant digits is equal.
    /// </remarks>
    public static RfmTable Score(CustomerTable customers, RfmOptions? options = null)
    {
        Guard.NotNull(customers);
        return Score(customers, options ?? RfmOptions.Quintiles, threads: 1);
    }

    /// <summary>Scores the customers of orders that stand in columns: the fastest form.</summary>
    /// <param name="orders">The orders, every line one of its own.</param>
    /// <param name="asOf">The last day that counts (inclusive) and the day from which recency is counted back.</param>
    /// <param name="options">How to score; <see cref="RfmOptions.Quintiles"/> when null.</param>
    /// <param name="threads">How many threads work, 1 to 64; the scores are the same whatever their number.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>A row per customer with a purchase; empty when there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="orders"/> is null.</exception>
    /// <exception cref="ArgumentException">The options contradict each other or the data.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An amount is beyond <see cref="OrderLine.MaxAmount"/> (the first one is told with its index), or <paramref name="threads"/> is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static RfmTable Score(
        OrderColumns orders, LocalDate asOf, RfmOptions? options = null, int threads = 1, CancellationToken cancellationToken = default) =>
        Score(CustomerTable.From(orders, asOf, threads, cancellationToken), options ?? RfmOptions.Quintiles, threads, cancellationToken);

    /// <summary>Scores the customers as they were on several days, reading the lines once.</summary>
    /// <param name="orders">Lines in any order; read once, none kept.</param>
    /// <param name="days">The days of analysis, such as the ends of the months; 1 to 1000 of them. Memory is that of so many tables.</param>
    /// <param name="options">How to score; <see cref="RfmOptions.Quintiles"/> when null.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>A table per day, in the order of the days.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There are no days or too many.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<RfmTable> ScoreAt(
        IEnumerable<OrderLine> orders, IEnumerable<LocalDate> days, RfmOptions? options = null, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(orders);
        Guard.NotNull(days);
        var builders = days.Take(1001).Select(day => new CustomerTableBuilder(day)).ToArray();
        if (builders.Length is 0 or > 1000)
        {
            throw new ArgumentException("Expected 1 to 1000 days.", nameof(days));
        }

        foreach (var line in orders)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var builder in builders)
            {
                builder.Add(line);
            }
        }

        return [.. builders.Select(builder => Score(builder.Build(), options))];
    }

    /// <summary>Scores the customers within each category on its own: who is a good customer of shoes may be none of bags.</summary>
    /// <param name="orders">Lines with their category, in any order; read once, none kept.</param>
    /// <param name="asOf">The last day that counts (inclusive) and the day from which recency is counted back.</param>
    /// <param name="options">How to score; <see cref="RfmOptions.Quintiles"/> when null.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>A table per category, in ordinal order of their names.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="orders"/> or a category is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyDictionary<string, RfmTable> ScoreByCategory(
        IEnumerable<KeyValuePair<string, OrderLine>> orders, LocalDate asOf, RfmOptions? options = null, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(orders);
        var builders = new SortedDictionary<string, CustomerTableBuilder>(StringComparer.Ordinal);
        foreach (var pair in orders)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Guard.NotNull(pair.Key, nameof(orders));
            if (!builders.TryGetValue(pair.Key, out var builder))
            {
                builders.Add(pair.Key, builder = new CustomerTableBuilder(asOf));
            }

            builder.Add(pair.Value);
        }

        var tables = new SortedDictionary<string, RfmTable>(StringComparer.Ordinal);
        foreach (var pair in builders)
        {
            tables.Add(pair.Key, Score(pair.Value.Build(), options));
        }

        return tables;
    }

    /// <summary>Scores customers so that old purchases count less: after a half-life one half.</summary>
    /// <param name="orders">Lines in any order; read once, none kept. Memory grows with the customers times their purchase days.</param>
    /// <param name="asOf">The last day that counts (inclusive) and the day from which ages are counted back.</param>
    /// <param name="halfLifeDays">Days after which a purchase counts one half, 1 to 36500.</param>
    /// <param name="options">How to score; <see cref="RfmOptions.Quintiles"/> when null. The mean per purchase is the decayed money by the decayed number; the margin is not decayed and is refused.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>A row per customer with a purchase. Its values are the plain ones, its scores those of the decayed ones; see <see cref="RfmTable.Decayed"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="orders"/> is null.</exception>
    /// <exception cref="ArgumentException">The options ask for the margin, or contradict each other.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="halfLifeDays"/> is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <remarks>Purchases of one day count once, with weight 2^(-age / half-life); money of a day has the same weight, that of returns too.</remarks>
    public static RfmTable ScoreDecayed(
        IEnumerable<OrderLine> orders, LocalDate asOf, int halfLifeDays, RfmOptions? options = null, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(orders);
        Guard.Between(halfLifeDays, 1, 36_500);
        options ??= RfmOptions.Quintiles;
        if (options.Monetary == MonetaryMeasure.Margin)
        {
            throw new ArgumentException("Expected the total or the mean per purchase; the margin does not decay.", nameof(options));
        }

        var values = DecayedValues.Read(orders, asOf, halfLifeDays, cancellationToken);
        options.Check(values.Customers, nameof(options));
        return new RfmTable(
            values.Customers,
            options,
            ScoresOn(RfmAxis.Recency, values.Customers, options),
            AxisScores.Of(RfmAxis.Frequency, values.Frequency, options.Method, options.FrequencyBins, CutsOn(RfmAxis.Frequency, options)),
            AxisScores.Of(RfmAxis.Monetary, values.MonetaryBy(options.Monetary), options.Method, options.MonetaryBins, CutsOn(RfmAxis.Monetary, options)))
        {
            DecayedBy = values,
        };
    }

    private static RfmTable Score(CustomerTable customers, RfmOptions options, int threads, CancellationToken cancellationToken = default)
    {
        options.Check(customers, nameof(options));
        var axes = new AxisScores[3];
        Threads.For(axes.Length, threads, i =>
        {
            cancellationToken.ThrowIfCancellationRequested();

            // Money first, for it takes the longest.
            var axis = RfmAxis.Monetary - i;
            axes[(int)axis] = ScoresOn(axis, customers, options);
        });
        return new RfmTable(customers, options, axes[0], axes[1], axes[2]);
    }

    private static AxisScores ScoresOn(RfmAxis axis, CustomerTable customers, RfmOptions options)
    {
        var bins = axis == RfmAxis.Recency ? options.RecencyBins : axis == RfmAxis.Frequency ? options.FrequencyBins : options.MonetaryBins;
        var rented = ArrayPool<double>.Shared.Rent(customers.Count);
        try
        {
            var values = rented.AsSpan(0, customers.Count);
            FillValues(values, axis, customers, options.Monetary);
            return AxisScores.Of(axis, values, options.Method, bins, CutsOn(axis, options));
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    private static void FillValues(Span<double> values, RfmAxis axis, CustomerTable customers, MonetaryMeasure measure)
    {
        var distances = new DayDistances(customers.AsOf);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = axis switch
            {
                RfmAxis.Recency => distances.From(customers.StateAt(i).LastKey),
                RfmAxis.Frequency => customers.StateAt(i).Purchases,
                _ => customers.MoneyAsDouble(i, measure),
            };
        }
    }

    private static double[]? CutsOn(RfmAxis axis, RfmOptions options) =>
        options.Method == RfmMethod.Thresholds ? options.Thresholds!.CutsOf(axis) : null;
}
