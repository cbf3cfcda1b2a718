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
        : Microseconds(sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))]);

    private static string Microseconds(long ticks)
    {
        var microseconds = ticks * 1e6 / System.Diagnostics.Stopwatch.Frequency;
        return microseconds.ToString(microseconds < 10 ? "F2" : "F0", CultureInfo.InvariantCulture);
    }
}
