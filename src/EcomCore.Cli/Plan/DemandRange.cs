namespace EcomCore.Cli.Plan;

/// <summary>Units expected over a stretch of weeks, with the 80 % interval.</summary>
internal readonly record struct DemandRange(double Mean, double Low80, double High80);
