namespace EcomCore.SampleData;

/// <summary>A row of an export: what it says, and what it should say.</summary>
/// <param name="Code">The text as exported.</param>
/// <param name="Original">The code that it was.</param>
/// <param name="Damage">What happened to it; null when nothing did.</param>
internal sealed record DamagedRow(string Code, string Original, Damage? Damage);
