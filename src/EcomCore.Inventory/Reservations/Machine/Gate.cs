namespace EcomCore.Inventory;

/// <summary>A lock for a few hundred nanoseconds: one interlocked operation when it is free, spinning and then yielding when it is not. Not reentrant.</summary>
internal sealed class Gate
{
#if CONTROLLED_LOCKS
    // The tests that explore schedules need a lock that their explorer knows.
    public void Enter() => Monitor.Enter(this);

    public void Exit() => Monitor.Exit(this);
#else
    // Together about as long as the longest work under a lock, a turn of a batch: who gives up the processor before that comes back much later.
    private const int Looks = 100;
    private const int SpinsPerLook = 3;

    private int _held;

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    public void Enter()
    {
        if (Interlocked.CompareExchange(ref _held, 1, 0) != 0)
        {
            Wait();
        }
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    public void Exit() => Volatile.Write(ref _held, 0);

    private void Wait()
    {
        // On one processor there is nothing to look for.
        var spinner = default(SpinWait);
        for (var look = 0; look < Looks && !spinner.NextSpinWillYield; look++)
        {
            // Each spin is twice as long as the one before.
            var pause = default(SpinWait);
            for (var spin = 0; spin < SpinsPerLook; spin++)
            {
                pause.SpinOnce();
            }

            if (IsTaken())
            {
                return;
            }
        }

        do
        {
#if NET
            spinner.SpinOnce(sleep1Threshold: -1);
#else
            spinner.SpinOnce();
#endif
        }
        while (!IsTaken());
    }

    private bool IsTaken() => Volatile.Read(ref _held) == 0 && Interlocked.CompareExchange(ref _held, 1, 0) == 0;
#endif
}
