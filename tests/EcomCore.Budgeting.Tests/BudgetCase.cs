namespace EcomCore.Budgeting.Tests;

/// <summary>A feasible request: floors below caps, a total of at least the floors.</summary>
public sealed record BudgetCase(decimal Total, BudgetChannel[] Channels)
{
    public bool IsConcave => Channels.All(channel => channel.Curve.IsConcave);

    public override string ToString() => FormattableString.Invariant(
        $"{Total} over {string.Join("; ", Channels.Select(c => FormattableString.Invariant($"{c.Curve} [{c.Floor}, {c.Cap}] w {c.Weight} m {c.Margin}")))}");
}
