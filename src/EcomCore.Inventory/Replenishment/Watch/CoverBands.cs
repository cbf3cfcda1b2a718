namespace EcomCore.Inventory;

/// <summary>Days of cover, and the limits below and above which stock raises an alert. Immutable.</summary>
public sealed record CoverBands
{
    internal const double DefaultLowDays = 6;
    internal const double DefaultOverstockDays = 90;

    // Nearer to a limit than this part of it, a double may have fallen on the wrong side.
    internal const double Doubtful = 1e-12;

    /// <summary>Creates the limits.</summary>
    /// <param name="lowDays">Stock is low below this; days, finite, 0 or more.</param>
    /// <param name="overstockDays">Stock is too much above this; days, finite, at least <paramref name="lowDays"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public CoverBands(double lowDays = DefaultLowDays, double overstockDays = DefaultOverstockDays)
    {
        Guard.FiniteAtLeast(lowDays, 0);
        Guard.FiniteAtLeast(overstockDays, lowDays);
        LowDays = lowDays;
        OverstockDays = overstockDays;
    }

    /// <summary>Gets the default limits: low below 6 days (20 % of a 30-day month), too much above 90 days (Amazon's excess inventory).</summary>
    public static CoverBands Default { get; } = new();

    /// <summary>Gets the days of cover below which stock is low.</summary>
    public double LowDays { get; }

    /// <summary>Gets the days of cover above which stock is too much.</summary>
    public double OverstockDays { get; }

    /// <summary>Finds how long stock lasts.</summary>
    /// <param name="units">Units on hand; 0 or more.</param>
    /// <param name="demandPerDay">Units expected to sell per day; finite, 0 or more.</param>
    /// <returns>Days; 0 without stock, positive infinity for stock without demand.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static double DaysOf(long units, double demandPerDay)
    {
        Guard.AtLeast(units, 0);
        Guard.FiniteAtLeast(demandPerDay, 0);

        // The sum with 0 makes negative zero, which would last minus infinity days, zero.
        return units == 0 ? 0 : units / (demandPerDay + 0.0);
    }

    /// <summary>Judges stock by how long it lasts.</summary>
    /// <param name="units">Units on hand; 0 or more.</param>
    /// <param name="demandPerDay">Units expected to sell per day; finite, 0 or more.</param>
    /// <returns>The level; both limits belong to the healthy band.</returns>
    /// <remarks>Compared without rounding, demand and limits as the decimal numbers they are written as: 369 units at 4.1 a day last 90 days and not more.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public StockLevel Judge(long units, double demandPerDay)
    {
        var days = DaysOf(units, demandPerDay);
        if (units == 0)
        {
            return demandPerDay > 0 ? StockLevel.Out : StockLevel.Healthy;
        }

        return Compare(LowDays) < 0 ? StockLevel.Low : Compare(OverstockDays) > 0 ? StockLevel.Over : StockLevel.Healthy;

        int Compare(double limit) => Math.Abs(days - limit) > Doubtful * limit
            ? days.CompareTo(limit)
            : WrittenNumber.Product(limit, demandPerDay).CompareQuotient(units, 1);
    }
}
