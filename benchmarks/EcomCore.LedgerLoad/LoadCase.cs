namespace EcomCore.LedgerLoad;

/// <summary>One thing that is measured.</summary>
internal sealed record LoadCase(string Name, Func<TimeSpan, Task<LoadResult>> Run);
