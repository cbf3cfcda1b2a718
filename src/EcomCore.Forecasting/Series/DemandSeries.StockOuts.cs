namespace EcomCore.Forecasting;

// Periods in which stock ran out.
public sealed partial class DemandSeries
{
    /// <summary>Marks periods in which stock ran out at an unknown time: what was sold is the least that was asked for.</summary>
    /// <param name="steps">Positions from 0; repeated ones count once. A missing period stays missing.</param>
    /// <returns>A series that shares the values; marks made before stay.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="steps"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A step is outside the series.</exception>
    public DemandSeries WithStockOuts(params IEnumerable<int> steps)
    {
        Guard.NotNull(steps);
        var inStock = InStockCopy();
        foreach (var step in steps)
        {
            Guard.Between(step, 0, Count - 1, nameof(steps));
            inStock[step] = double.NaN;
        }

        return new DemandSeries(Frequency, _first, FirstIndex, _values, _seasons, inStock, Name);
    }

    /// <summary>Marks the days on which the item was not in stock.</summary>
    /// <param name="stockOuts">Spans of days in any order; they may overlap and reach beyond the series. Whose they are is not looked at.</param>
    /// <returns>A series that shares the values and knows for each period the share of days in stock; marks made before stay, the smaller share counts.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stockOuts"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The series has no dates.</exception>
    public DemandSeries WithStockOuts(IEnumerable<StockOut> stockOuts)
    {
        Guard.NotNull(stockOuts);
        var inStock = InStockCopy();
        StockOut.Mark(this, stockOuts, inStock);
        return new DemandSeries(Frequency, _first, FirstIndex, _values, _seasons, inStock, Name);
    }

    /// <summary>Whether stock ran out in a period that is observed.</summary>
    /// <param name="step">Position from 0.</param>
    /// <returns>True when the value is only the least that was asked for.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is outside the series.</exception>
    public bool IsCensored(int step) => !double.IsNaN(this[step]) && !(InStockShare(step) >= 1);

    /// <summary>The part of a period during which the item was in stock.</summary>
    /// <param name="step">Position from 0.</param>
    /// <returns>1 where no stock-out is marked, 0 for a whole period without stock, NaN when stock ran out at an unknown time.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is outside the series.</exception>
    public double InStockShare(int step)
    {
        Guard.Between(step, 0, Count - 1);
        return _inStock is null ? 1 : _inStock[step];
    }

    private double[] InStockCopy() => _inStock is not null ? (double[])_inStock.Clone() : [.. Enumerable.Repeat(1.0, Count)];
}
