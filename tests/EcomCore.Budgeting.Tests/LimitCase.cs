namespace EcomCore.Budgeting.Tests;

/// <summary>A small request in whole units with steps, least spends and groups, which may clash.</summary>
public sealed record LimitCase(long Total, BudgetChannel[] Channels, BudgetGroup[] Groups)
{
    public double Response(IReadOnlyList<long> split) => Channels.Select((channel, i) => channel.Weight * channel.Curve.Response(split[i])).Sum();

    public bool Allows(IReadOnlyList<long> split) => Allows([.. split.Select(units => (double)units)]);

    public bool Allows(double[] split) =>
        split.Sum() <= Total + 1e-9
        && Channels.Select((channel, i) => IsAllowed(channel, split[i])).All(allowed => allowed)
        && Groups.All(group => SumOf(group, split) is var sum && sum >= (double)group.Floor - 1e-9 && sum <= (double)(group.Cap ?? decimal.MaxValue) + 1e-9);

    /// <summary>Every split in whole units that keeps all limits.</summary>
    public IEnumerable<long[]> Splits() => Splits(new long[Channels.Length], 0, Total).Where(split => Allows(split));

    public override string ToString() => FormattableString.Invariant(
        $"{Total} over {string.Join("; ", Channels.Select(c => FormattableString.Invariant($"{c.Curve} [{c.Floor}, {c.Cap}] min {c.Minimum} step {c.Step} in {c.Group} w {c.Weight}")))} groups {string.Join<BudgetGroup>("; ", Groups)}");

    private static bool IsAllowed(BudgetChannel channel, double amount) =>
        amount >= (double)channel.Floor
        && amount <= (double)(channel.Cap ?? decimal.MaxValue)
        && (amount == 0 || amount >= (double)channel.Minimum)
        && (channel.Step == 0 || amount % (double)channel.Step == 0);

    private double SumOf(BudgetGroup group, double[] split) => Channels.Select((channel, i) => channel.Group == group.Id ? split[i] : 0).Sum();

    private static IEnumerable<long[]> Splits(long[] split, int i, long left)
    {
        if (i == split.Length)
        {
            yield return [.. split];
            yield break;
        }

        for (var units = 0L; units <= left; units++)
        {
            split[i] = units;
            foreach (var whole in Splits(split, i + 1, left - units))
            {
                yield return whole;
            }
        }

        split[i] = 0;
    }
}
