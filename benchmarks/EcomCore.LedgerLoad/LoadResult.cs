using System.Globalization;

namespace EcomCore.LedgerLoad;

/// <summary>What one run of a case gave: commands, the time, the processor's time, and where they were taken the latencies.</summary>
internal sealed record LoadResult(long Commands, TimeSpan Wall, TimeSpan Cpu, long Bytes, long[]? SortedLatencyTicks)
{
    public double PerSecond => Commands / Wall.TotalSeconds;

    public double CpuMicroseconds => Cpu.TotalMicroseconds / Commands;

    public double BytesPerCommand => (double)Bytes / Commands;

    public string Latency(double share) => SortedLatencyTicks is not { Length: > 0 } sorted
        ? "-"
        : (sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))] * 1e6 / System.Diagnostics.Stopwatch.Frequency).ToString("F0", CultureInfo.InvariantCulture);
}
