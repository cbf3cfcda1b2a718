namespace EcomCore.Inventory;

/// <summary>A Normal law cut off below 0, of which the mean and the deviation before the cut are given. Immutable.</summary>
internal readonly struct NormalLaw(double mean, double deviation)
{
    // Narrower than this, differences of the loss lose more digits than the rule of two points.
    private const double NarrowWidth = 1e-4;

    private readonly double _mean = mean;
    private readonly double _deviation = deviation;

    // The probability that a number of the whole bell is not below 0, and that it is.
    private readonly double _kept = NormalTail.Above(-mean / deviation);
    private readonly double _cut = NormalTail.Above(mean / deviation);

    /// <summary>About the place that demand goes beyond with a chance; what it leaves of 1 is given beside it.</summary>
    public double PlaceOf(double sold, double unsold) => _mean + (_deviation * NormalTail.Quantile(_cut + (_kept * unsold), _kept * sold));

    /// <summary>The share of the units from a place on that is expected to be sold, and the share that is not.</summary>
    public (double Sold, double Unsold) Share(double from, double units)
    {
        var (z, end, width) = ((from - _mean) / _deviation, (from + units - _mean) / _deviation, units / _deviation);
        if (-end > NormalTail.DeepFrom)
        {
            return DeepShare(-end, -z, width);
        }

        if (width < NarrowWidth)
        {
            // The loss hardly changes over so little; its slope, the probability, is taken instead.
            return end <= 0
                ? Unsold(NormalTail.MeanAbove(-end, width))
                : Sold(NormalTail.MeanAbove(z, width));
        }

        if (end <= 0)
        {
            var below = (NormalTail.Loss(-end) - NormalTail.Loss(-z)) / width;
            return Unsold(below);
        }

        var above = z >= 0
            ? (NormalTail.Loss(z) - NormalTail.Loss(end)) / width
            : (NormalTail.Loss(-z) - z - NormalTail.Loss(end)) / width;
        return Sold(above);
    }

    // So deep the whole bell is kept, and what is cut off is smaller still.
    private (double Sold, double Unsold) DeepShare(double near, double far, double width)
    {
        var below = width < NarrowWidth
            ? LogMean(NormalTail.LogAbove(near + (NormalTail.GaussNear * width)), NormalTail.LogAbove(near + (NormalTail.GaussFar * width)))
            : LogDifference(NormalTail.LogLoss(near), NormalTail.LogLoss(far)) - Math.Log(width);
        var unsold = SmallChance.Of(LogDifference(below, NormalTail.LogAbove(_mean / _deviation)));
        return (1, unsold);
    }

    private static double LogMean(double more, double less) => more + Math.Log((1 + Math.Exp(less - more)) / 2);

    private static double LogDifference(double more, double less) => more > less ? more + Math.Log(1 - Math.Exp(less - more)) : double.NegativeInfinity;

    private (double Sold, double Unsold) Unsold(double below)
    {
        var unsold = Math.Max(0, Math.Min(1, (below - _cut) / _kept));
        return (1 - unsold, unsold);
    }

    private (double Sold, double Unsold) Sold(double above)
    {
        var sold = Math.Max(0, Math.Min(1, above / _kept));
        return (sold, 1 - sold);
    }
}
