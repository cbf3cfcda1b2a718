using NodaTime;

namespace EcomCore.Inventory;

/// <summary>How a supplier has delivered so far: the lead time for a reorder point, and whether promises are kept.</summary>
/// <param name="Deliveries">How many.</param>
/// <param name="OnTimeShare">The share that came on the promised day or before; 0 to 1, NaN without a delivery.</param>
/// <param name="MeanLeadTimeDays">Mean days from order to arrival; NaN without a delivery.</param>
/// <param name="LeadTimeStdDev">Standard deviation of these days (divided by n - 1); NaN with fewer than two.</param>
/// <param name="MeanDelayDays">Mean days after the promise, early ones counted as negative; NaN without a delivery.</param>
public sealed record DeliveryHistory(int Deliveries, double OnTimeShare, double MeanLeadTimeDays, double LeadTimeStdDev, double MeanDelayDays)
{
    /// <summary>Sums deliveries up.</summary>
    /// <param name="deliveries">In any order.</param>
    /// <returns>The history. Mean and deviation are those that <see cref="Replenishment.ContinuousReview"/> takes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="deliveries"/> is null.</exception>
    /// <exception cref="ArgumentException">A delivery came or was due before it was ordered; the message names its place.</exception>
    public static DeliveryHistory Of(IEnumerable<Delivery> deliveries)
    {
        Guard.NotNull(deliveries);
        var (count, onTime, mean, squares, delay) = (0, 0, 0.0, 0.0, 0.0);
        foreach (var one in deliveries)
        {
            if (one.Arrived < one.Ordered || one.Promised < one.Ordered)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Expected days on or after the order of {one.Ordered:R}; found {one.Promised:R} and {one.Arrived:R} in place {count}."),
                    nameof(deliveries));
            }

            // Welford 1962: mean and squares in one pass.
            var days = (double)Period.DaysBetween(one.Ordered, one.Arrived);
            count++;
            var before = days - mean;
            mean += before / count;
            squares += before * (days - mean);
            delay += Period.DaysBetween(one.Promised, one.Arrived);
            onTime += one.Arrived <= one.Promised ? 1 : 0;
        }

        return count == 0
            ? new DeliveryHistory(0, double.NaN, double.NaN, double.NaN, double.NaN)
            : new DeliveryHistory(
                count, (double)onTime / count, mean, count == 1 ? double.NaN : Math.Sqrt(squares / (count - 1)), delay / count);
    }
}
