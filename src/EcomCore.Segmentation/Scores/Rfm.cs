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
    /// <remarks>
    /// RFM: Hughes, Strategic Database Marketing, 1994. Values are compared as <see cref="double"/>: money equal to 15 significant digits is equal.
    /// </remarks>
    public static RfmTable Score(CustomerTable customers, RfmOptions? options = null)
    {
        Guard.NotNull(customers);
        options ??= RfmOptions.Quintiles;

        var count = customers.Count;
        var recency = new double[count];
        var frequency = new double[count];
        var monetary = new double[count];
        for (var i = 0; i < count; i++)
        {
            ref readonly var state = ref customers.StateAt(i);
            recency[i] = state.DaysUntil(customers.AsOf);
            frequency[i] = state.Purchases;
            monetary[i] = (double)state.MoneyBy(options.Monetary);
        }

        return new RfmTable(
            customers,
            options,
            AxisScores.Of(RfmAxis.Recency, recency, options.Method, options.RecencyBins),
            AxisScores.Of(RfmAxis.Frequency, frequency, options.Method, options.FrequencyBins),
            AxisScores.Of(RfmAxis.Monetary, monetary, options.Method, options.MonetaryBins));
    }
}
