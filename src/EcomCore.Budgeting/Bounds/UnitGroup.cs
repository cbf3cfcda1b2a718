namespace EcomCore.Budgeting;

/// <summary>A group's members by index, and its floor and cap in whole units; no cap is <see cref="long.MaxValue"/>.</summary>
internal sealed record UnitGroup(int[] Members, long Floor, long Cap);
