namespace EcomCore.Budgeting;

/// <summary>A channel's floor and cap as the caller gave them.</summary>
internal readonly record struct ChannelBound(string Id, decimal Floor, decimal? Cap);
