namespace EcomCore.Inventory;

/// <summary>Finds when to order and how far up, from demand, lead time and service level. Pure.</summary>
/// <remarks>
/// Demand per day independent and over the protection time Normal: Silver, Pyke and Thomas, Inventory and Production Management in Supply Chains
/// (4th ed., 2017), chapter 6 and its section on variable lead times. Any unit of time will do if all arguments use the same.
/// </remarks>
public static class Replenishment
{
    /// <summary>Watches the stock all the time and orders at the reorder point.</summary>
    /// <param name="demandPerDay">Mean demand, units per day; finite, 0 or more.</param>
    /// <param name="demandStdDev">Standard deviation of a day's demand, units; finite, 0 or more.</param>
    /// <param name="leadTimeDays">Mean days from order to arrival; finite, 0 or more.</param>
    /// <param name="leadTimeStdDev">Standard deviation of the lead time, days; finite, 0 or more.</param>
    /// <param name="serviceLevel">Probability of no stock-out in a cycle; above 0 and below 1.</param>
    /// <returns>Safety stock z * sqrt(L * sd² + mean² * sdL²); reorder point mean * L + safety stock.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or a result does not fit a double.</exception>
    public static ReorderPolicy ContinuousReview(
        double demandPerDay, double demandStdDev, double leadTimeDays, double leadTimeStdDev, double serviceLevel) =>
        PeriodicReview(demandPerDay, demandStdDev, leadTimeDays, leadTimeStdDev, reviewDays: 0, serviceLevel);

    /// <summary>Looks at the stock every so many days and orders up to a level.</summary>
    /// <param name="demandPerDay">Mean demand, units per day; finite, 0 or more.</param>
    /// <param name="demandStdDev">Standard deviation of a day's demand, units; finite, 0 or more.</param>
    /// <param name="leadTimeDays">Mean days from order to arrival; finite, 0 or more.</param>
    /// <param name="leadTimeStdDev">Standard deviation of the lead time, days; finite, 0 or more.</param>
    /// <param name="reviewDays">Days between two reviews; finite, 0 or more. 0 is continuous review.</param>
    /// <param name="serviceLevel">Probability of no stock-out in a cycle; above 0 and below 1.</param>
    /// <returns>
    /// Safety stock for the protection interval of lead time plus review period, z * sqrt((L + R) * sd² + mean² * sdL²); order-up-to level
    /// mean * (L + R) + safety stock; and, for alarms between reviews, the reorder point mean * L + safety stock.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or a result does not fit a double.</exception>
    public static ReorderPolicy PeriodicReview(
        double demandPerDay, double demandStdDev, double leadTimeDays, double leadTimeStdDev, double reviewDays, double serviceLevel)
    {
        Guard.FiniteAtLeast(reviewDays, 0);
        Guard.FiniteAtLeast(leadTimeDays, 0);
        var safety = SafetyStock.ForServiceLevel(demandPerDay, demandStdDev, Computed.Fits(leadTimeDays + reviewDays, reviewDays), leadTimeStdDev, serviceLevel);
        var point = Computed.Fits((demandPerDay * leadTimeDays) + safety, demandPerDay);
        return new ReorderPolicy(safety, point, Computed.Fits((demandPerDay * (leadTimeDays + reviewDays)) + safety, demandPerDay));
    }
}
