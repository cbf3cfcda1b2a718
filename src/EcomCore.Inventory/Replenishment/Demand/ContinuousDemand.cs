namespace EcomCore.Inventory;

/// <summary>Continuous demand above zero, whose losses follow from its moments on either side of a level.</summary>
internal abstract class ContinuousDemand : DemandDistribution
{
    public override bool IsWhole => false;

    /// <summary>E[D^order; D above the level], for orders 0, 1 and 2.</summary>
    private protected abstract double Above(int order, double level);

    /// <summary>E[D^order; D up to the level], for orders 0, 1 and 2.</summary>
    private protected abstract double UpTo(int order, double level);

    private protected override double Below(double amount) => UpTo(0, amount);

    private protected override double Short(double level) => Above(1, level) - (level * Above(0, level));

    private protected override double Left(double level) => (level * UpTo(0, level)) - UpTo(1, level);

    private protected override double SecondShortOf(double level) => HalfSquareOf(Above(0, level), Above(1, level), Above(2, level), level);

    private protected override double SecondLeftOf(double level) => HalfSquareOf(UpTo(0, level), UpTo(1, level), UpTo(2, level), level);

    /// <summary>½ E[(D - x)²] over one side, from the side's moments.</summary>
    private static double HalfSquareOf(double zeroth, double first, double second, double level) =>
        zeroth == 0 ? 0 : (second - (2 * level * first) + (level * level * zeroth)) / 2;
}
