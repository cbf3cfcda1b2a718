using System.Runtime.ExceptionServices;

namespace EcomCore.Segmentation;

/// <summary>Work that is shared by threads and fails as if there were one.</summary>
/// <remarks>
/// Each thread, the caller's among them, has a run of neighbouring pieces, for neighbours in memory are slow to write from two cores; who is done helps the others.
/// <see cref="Parallel"/> alone lets a thread go early: of 64 equal pieces two threads did 16 and 48.
/// </remarks>
internal static class Threads
{
    /// <summary>Does every piece of work once.</summary>
    /// <param name="pieces">How many pieces; each gets its number from 0.</param>
    /// <param name="threads">At most so many threads.</param>
    /// <param name="work">The work. Where it fails, later pieces that nobody has begun are left, and the failure of the first piece is thrown.</param>
    public static void For(int pieces, int threads, Action<int> work)
    {
        var sharing = new Sharing(pieces, Math.Max(1, Math.Min(pieces, threads)), work);
        if (sharing.Runs == 1)
        {
            sharing.WorkFrom(0);
        }
        else
        {
            // Where the pool has no thread to give, the caller does all runs; Parallel still returns only once the pool had a turn.
            _ = Parallel.For(0, sharing.Runs, new ParallelOptions { MaxDegreeOfParallelism = sharing.Runs }, sharing.WorkFrom);
        }

        sharing.ThrowFirst();
    }

    private sealed class Sharing(int pieces, int runs, Action<int> work)
    {
        // Far enough apart that no two counters share a line of the cache.
        private const int Apart = 32;

        private readonly object _failing = new();
        private readonly int[] _taken = new int[runs * Apart];
        private int _failed = int.MaxValue;
        private ExceptionDispatchInfo? _failure;

        public int Runs => runs;

        /// <summary>Does what is left of a run, then of the ones after it in a circle.</summary>
        public void WorkFrom(int run)
        {
            for (var i = 0; i < runs; i++)
            {
                Finish((run + i) % runs);
            }
        }

        public void ThrowFirst() => _failure?.Throw();

        private void Finish(int run)
        {
            var end = StartOf(run + 1);
            for (var piece = Take(run); piece < end; piece = Take(run))
            {
                // Pieces before a failure are still done, so that it is the first one that is told.
                if (piece < Volatile.Read(ref _failed))
                {
                    Do(piece);
                }
            }
        }

        private int StartOf(int run) => (int)((long)pieces * run / runs);

        private int Take(int run) => StartOf(run) + Interlocked.Increment(ref _taken[run * Apart]) - 1;

        private void Do(int piece)
        {
            try
            {
                work(piece);
            }
            catch (Exception exception)
            {
                lock (_failing)
                {
                    if (piece < _failed)
                    {
                        _failure = ExceptionDispatchInfo.Capture(exception);
                        Volatile.Write(ref _failed, piece);
                    }
                }
            }
        }
    }
}
