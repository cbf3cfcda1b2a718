using System.Diagnostics;

namespace EcomCore.LedgerLoad;

/// <summary>Runs callers for a while and counts.</summary>
internal static class Load
{
    /// <summary>Threads that each call as fast as they can; <paramref name="work"/> does a few thousand commands of a thread, times some of them, and says how many it did.</summary>
    public static LoadResult Threads(int threads, TimeSpan duration, Func<int, Samples, int> work)
    {
        var samples = Enumerable.Range(0, threads).Select(_ => new Samples()).ToArray();
        for (var thread = 0; thread < threads; thread++)
        {
            work(thread, samples[thread]);
        }

        var commands = new long[threads];
        var bytes = new long[threads];
        var (cpu, started) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.GetTimestamp());
        var running = Enumerable.Range(0, threads).Select(thread => new Thread(() =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var count = 0L;
            while (Stopwatch.GetElapsedTime(started) < duration)
            {
                count += work(thread, samples[thread]);
            }

            bytes[thread] = GC.GetAllocatedBytesForCurrentThread() - before;
            commands[thread] = count;
        })).ToList();
        running.ForEach(thread => thread.Start());
        running.ForEach(thread => thread.Join());
        var (wall, used) = (Stopwatch.GetElapsedTime(started), Process.GetCurrentProcess().TotalProcessorTime - cpu);
        return new(commands.Sum(), wall, used, bytes.Sum(), [.. samples.SelectMany(own => own.Ticks).Order()]);
    }

    /// <summary>Callers that each wait for an answer before the next command; latencies of all of them.</summary>
    public static async Task<LoadResult> Callers(int callers, TimeSpan duration, Func<int, int, Task> command)
    {
        var (cpu, started) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.GetTimestamp());
        var bytes = GC.GetTotalAllocatedBytes();
        var latencies = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var own = new List<long>();
            for (var i = 0; Stopwatch.GetElapsedTime(started) < duration; i++)
            {
                var sent = Stopwatch.GetTimestamp();
                await command(caller, i);
                own.Add(Stopwatch.GetTimestamp() - sent);
            }

            return own;
        })));
        var wall = Stopwatch.GetElapsedTime(started);
        var all = latencies.SelectMany(own => own).ToArray();
        Array.Sort(all);
        return new(all.Length, wall, Process.GetCurrentProcess().TotalProcessorTime - cpu, GC.GetTotalAllocatedBytes() - bytes, all);
    }
}
