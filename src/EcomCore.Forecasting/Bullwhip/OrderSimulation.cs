namespace EcomCore.Forecasting;

/// <summary>What a stage ordered and held, period by period.</summary>
/// <remarks>Figures leave out the first periods, in which the policy fills its memory. Immutable and safe to share between threads.</remarks>
public sealed class OrderSimulation
{
    private readonly double[] _demand;
    private readonly double[] _orders;
    private readonly double[] _netStock;

    internal OrderSimulation(double[] demand, double[] orders, double[] netStock, int warmUp)
    {
        (_demand, _orders, _netStock) = (demand, orders, netStock);
        FirstCounted = Math.Min(warmUp, demand.Length);
        Demand = Spread.Of(demand.AsSpan(FirstCounted));
        Ordered = Spread.Of(orders.AsSpan(FirstCounted));
        Stock = Spread.Of(netStock.AsSpan(FirstCounted));
    }

    /// <summary>Gets the order at the end of each period, in units.</summary>
    public IReadOnlyList<double> Orders => Array.AsReadOnly(_orders);

    /// <summary>Gets the stock less back-orders at the end of each period, in units.</summary>
    public IReadOnlyList<double> NetStock => Array.AsReadOnly(_netStock);

    /// <summary>Gets the place of the first period that counts in the figures, from 0.</summary>
    public int FirstCounted { get; }

    /// <summary>Gets the variance of orders divided by the variance of demand: above 1 the stage passes on more swing than it gets. NaN when demand never changes or fewer than two periods count.</summary>
    public double Amplification => Demand.Variance > 0 ? Ordered.Variance / Demand.Variance : double.NaN;

    /// <summary>Gets the standard deviation of orders, in units; NaN when fewer than two periods count.</summary>
    public double OrderDeviation => Math.Sqrt(Ordered.Variance);

    /// <summary>Gets the standard deviation of stock less back-orders, in units; NaN when fewer than two periods count.</summary>
    public double StockDeviation => Math.Sqrt(Stock.Variance);

    internal Spread Demand { get; }

    internal Spread Ordered { get; }

    internal Spread Stock { get; }

    /// <summary>The share of demand that was met from stock at once.</summary>
    /// <returns>0 to 1; NaN when nothing was demanded in the periods that count.</returns>
    public double FillRate()
    {
        var (wanted, short_) = (0.0, 0.0);
        for (var t = FirstCounted; t < _demand.Length; t++)
        {
            wanted += _demand[t];
            short_ += Math.Min(_demand[t], Math.Max(0, -_netStock[t]));
        }

        return wanted > 0 ? 1 - (short_ / wanted) : double.NaN;
    }

    /// <summary>The stock to add so that back-orders happen in at most a given share of periods.</summary>
    /// <param name="serviceLevel">Share of periods without back-orders, above 0 and below 1.</param>
    /// <returns>Units, 0 or more, beside the policy's own safety stock; NaN when no period counts. Exact where orders are never cut at 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="serviceLevel"/> is out of range.</exception>
    public double MissingStock(double serviceLevel)
    {
        Forecast.CheckProbability(serviceLevel);
        double[] sorted = [.. _netStock.Skip(FirstCounted).OrderBy(stock => stock)];
        if (sorted.Length == 0)
        {
            return double.NaN;
        }

        // Of 10 periods 1 may have back-orders at 0.9; (1 - 0.9) * 10 is a little less than 1 in floating point.
        var allowed = (int)Math.Floor(((1 - serviceLevel) * sorted.Length) + 1e-9);
        return Math.Max(0, -sorted[Math.Min(sorted.Length - 1, allowed)]);
    }
}
