namespace EcomCore.Budgeting.Tests;

/// <summary>Units to split by whole weights, not all 0.</summary>
public sealed record ShareCase(long Units, long[] Weights)
{
    public override string ToString() => FormattableString.Invariant($"{Units} by {string.Join(", ", Weights)}");
}
