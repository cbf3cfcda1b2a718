using System.Diagnostics;

namespace EcomCore.LedgerLoad;

/// <summary>How long single calls of one thread took: the newest of them, in the ticks of <see cref="Stopwatch"/>.</summary>
internal sealed class Samples
{
    /// <summary>One call in so many is timed, since to look at the time takes a tenth as long as a call.</summary>
    public const int Every = 64;

    private readonly long[] _ticks = new long[1 << 16];
    private long _count;

    public IEnumerable<long> Ticks => _ticks.Take((int)Math.Min(_count, _ticks.Length));

    public void Add(long started) => _ticks[_count++ & (_ticks.Length - 1)] = Stopwatch.GetTimestamp() - started;
}
