using MathNet.Numerics.Distributions;

namespace EcomCore.Inventory;

/// <summary>The stock kept against demand and lead times that turn out other than expected.</summary>
public static class SafetyStock
{
    /// <summary>The lower end of the house rule: 20 % of monthly sales.</summary>
    public const double LowShare = 0.2;

    /// <summary>The middle of the house rule: 25 % of monthly sales.</summary>
    public const double DefaultShare = 0.25;

    /// <summary>The upper end of the house rule: 30 % of monthly sales.</summary>
    public const double HighShare = 0.3;

    /// <summary>The largest share; above it a percentage was most likely passed for a share.</summary>
    internal const double MaxShare = 10;

    /// <summary>Keeps a share of a month's sales: an item that sells 1,000 a month keeps 200 to 300.</summary>
    /// <param name="monthlySales">Units sold per month; finite, 0 or more.</param>
    /// <param name="share">A share, not a percentage: 0.2 to 0.3 by the house rule; 0 to 10.</param>
    /// <returns>Whole units, rounded up.</returns>
    /// <remarks>The product is taken in decimal (15 digits of each factor), so that 7 % of 100 is 7 and not 8.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or the result does not fit a long.</exception>
    public static long PercentOfSales(double monthlySales, double share = DefaultShare)
    {
        Guard.Between(monthlySales, 0, long.MaxValue);
        Guard.Between(share, 0, MaxShare);
        var units = decimal.Ceiling((decimal)monthlySales * (decimal)share);
        return units <= long.MaxValue
            ? (long)units
            : throw new ArgumentOutOfRangeException(
                nameof(monthlySales), monthlySales, FormattableString.Invariant($"Expected share * sales to fit a long; found {units}."));
    }

    /// <summary>Finds the safety stock for a cycle service level when both demand and lead time vary.</summary>
    /// <param name="demandPerDay">Mean demand, units per day (or any one unit of time used throughout); finite, 0 or more.</param>
    /// <param name="demandStdDev">Standard deviation of a day's demand, units; finite, 0 or more.</param>
    /// <param name="leadTimeDays">Mean lead time, days; finite, 0 or more. With periodic review add the review period.</param>
    /// <param name="leadTimeStdDev">Standard deviation of the lead time, days; finite, 0 or more.</param>
    /// <param name="serviceLevel">Probability of no stock-out in a cycle; above 0 and below 1. Below 0.5 the result is negative.</param>
    /// <returns>Units, not rounded: z * sqrt(L * sd² + mean² * sdL²), z the standard normal quantile of the service level.</returns>
    /// <remarks>
    /// Days' demands independent, demand over the lead time Normal. Silver, Pyke and Thomas, Inventory and Production Management in
    /// Supply Chains (4th ed., 2017), section 6.10 (variable lead times); z from MathNet.Numerics.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or the result does not fit a double.</exception>
    public static double ForServiceLevel(
        double demandPerDay, double demandStdDev, double leadTimeDays, double leadTimeStdDev, double serviceLevel)
    {
        Guard.FiniteAtLeast(demandPerDay, 0);
        Guard.FiniteAtLeast(demandStdDev, 0);
        Guard.FiniteAtLeast(leadTimeDays, 0);
        Guard.FiniteAtLeast(leadTimeStdDev, 0);
        // Without variation the quantile of a level below one half times 0 is -0, which nobody wants to read; the sum with 0 is 0.
        return Computed.Fits(ZOf(serviceLevel) * Hypotenuse(Math.Sqrt(leadTimeDays) * demandStdDev, demandPerDay * leadTimeStdDev), demandPerDay) + 0.0;
    }

    /// <summary>The standard normal quantile of a service level.</summary>
    internal static double ZOf(double serviceLevel)
    {
        Guard.Chance(serviceLevel, nameof(serviceLevel));
        return Normal.InvCDF(0, 1, serviceLevel);
    }

    /// <summary>sqrt(a² + b²) without overflow of the squares.</summary>
    private static double Hypotenuse(double a, double b)
    {
        var larger = Math.Max(a, b);
        var ratio = larger == 0 ? 0 : Math.Min(a, b) / larger;
        return larger * Math.Sqrt(1 + (ratio * ratio));
    }
}
