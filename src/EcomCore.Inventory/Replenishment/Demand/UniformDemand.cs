namespace EcomCore.Inventory;

internal sealed class UniformDemand : DemandDistribution
{
    private readonly double _low;
    private readonly double _high;

    public UniformDemand(double low, double high)
    {
        Guard.Between(low, -double.MaxValue, double.MaxValue);
        Guard.Between(high, low, double.MaxValue);
        if (high == low || double.IsInfinity(high - low))
        {
            throw new ArgumentOutOfRangeException(nameof(high), high, FormattableString.Invariant($"Expected an end above {low} at a finite distance; found {high}."));
        }

        _low = low;
        _high = high;
    }

    public override double Mean => (_low / 2) + (_high / 2);

    public override double StdDev => Width / Math.Sqrt(12);

    public override bool IsWhole => false;

    private double Width => _high - _low;

    private protected override double Below(double amount) => Within(amount - _low) / Width;

    private protected override double Inverse(double chance) => _low + (chance * Width);

    // Beyond the ends nothing is short or left.
    private protected override double Short(double level) => Within(_high - level) * (Within(_high - level) / Width) / 2;

    private protected override double Left(double level) => Within(level - _low) * (Within(level - _low) / Width) / 2;

    private protected override double SecondShortOf(double level) => Cube(Within(_high - level));

    private protected override double SecondLeftOf(double level) => Cube(Within(level - _low));

    private double Cube(double part) => part * part * (part / Width) / 6;

    private double Within(double part) => Math.Max(0, Math.Min(Width, part));
}
