namespace EcomCore.Budgeting;

/// <summary>What else must agree for two channels of one curve, gain and range to be interchangeable.</summary>
internal readonly record struct ChannelKind(long Minimum, long Step, string? Group);
