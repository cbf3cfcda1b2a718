namespace EcomCore.Budgeting;

/// <summary>New ends of one channel's spend within a <see cref="SearchNode"/>.</summary>
internal readonly record struct BoundChange(int Channel, double Low, double High);
