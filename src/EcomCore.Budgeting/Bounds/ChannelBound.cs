namespace EcomCore.Budgeting;

/// <summary>A channel's floor and cap as the caller gave them, the least spend if there is any, the step of spends, and the group.</summary>
internal readonly record struct ChannelBound(
    string Id, decimal Floor, decimal? Cap, decimal Minimum = 0m, decimal Step = 0m, string? Group = null);
