using System.Runtime.ExceptionServices;

namespace EcomCore.Segmentation;

/// <summary>Work that is shared by threads and fails as if there were one.</summary>
internal static class Threads
{
    /// <summary>Does every piece of work once.</summary>
    /// <param name="pieces">How many pieces; each gets its number from 0.</param>
    /// <param name="threads">At most so many threads.</param>
    /// <param name="work">The work.</param>
    public static void For(int pieces, int threads, Action<int> work)
    {
        if (threads == 1)
        {
            for (var i = 0; i < pieces; i++)
            {
                work(i);
            }

            return;
        }

        try
        {
            _ = Parallel.For(0, pieces, new ParallelOptions { MaxDegreeOfParallelism = threads }, work);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Capture(several.InnerExceptions[0]).Throw();
        }
    }
}
