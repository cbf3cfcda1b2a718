using NodaTime;

namespace EcomCore.Inventory.Tests;

/// <summary>
/// Whether a history of overlapping calls has a sequential order that respects real time and that the machine answers alike (linearizability: Herlihy
/// and Wing 1990; the search with memory of tried states is that of Wing and Gong 1993 with Lowe's 2017 cache).
/// </summary>
/// <remarks>A call is two steps, as the in-memory ledger says: it brings its time, and then it is decided; other calls may come between.</remarks>
internal static class LedgerHistories
{
    public static Instant Noon { get; } = Instant.FromUtc(2026, 1, 1, 12, 0);

    public static bool IsLinearizable(IReadOnlyList<Call> calls, IReadOnlyList<LedgerCommand> before) => Search(calls, [.. before], 0, []);

    private static bool Search(IReadOnlyList<Call> calls, IReadOnlyList<LedgerCommand> steps, ulong decided, HashSet<string> tried)
    {
        if (System.Numerics.BitOperations.PopCount(decided) == calls.Count)
        {
            return true;
        }

        var machine = Replay(steps);
        if (!tried.Add($"{decided}|{Flat.Of(machine.Snapshot() with { Sequence = 0 })}"))
        {
            return false;
        }

        var earliestEnd = Enumerable.Range(0, calls.Count).Where(i => (decided >> i & 1) == 0).Min(i => calls[i].Ended);
        for (var i = 0; i < calls.Count; i++)
        {
            // Only a call that started before every other undecided call ended can take the next step.
            if ((decided >> i & 1) == 0 && calls[i].Started <= earliestEnd && TakeStep(calls, steps, decided, i, machine.Clock, tried))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TakeStep(IReadOnlyList<Call> calls, IReadOnlyList<LedgerCommand> steps, ulong decided, int i, Instant? clock, HashSet<string> tried)
    {
        var call = calls[i];
        var bringsTime = call.Answer.Status is LedgerStatus.Done or LedgerStatus.Refused;
        if (bringsTime && !(call.Command.At <= clock))
        {
            return Search(calls, [.. steps, LedgerCommand.Expire(new($"time {steps.Count}"), call.Command.At)], decided, tried);
        }

        return Same(Replay(steps).Apply(call.Command), call.Answer) && Search(calls, [.. steps, call.Command], decided | (1UL << i), tried);
    }

    private static LedgerMachine Replay(IReadOnlyList<LedgerCommand> steps)
    {
        var machine = new LedgerMachine();
        foreach (var command in steps)
        {
            machine.Apply(command);
        }

        return machine;
    }

    // Event numbers of concurrent commands on different items may differ.
    private static bool Same(LedgerAnswer a, LedgerAnswer b) => a with { Sequence = 0 } == b with { Sequence = 0 };

    public sealed record Call(LedgerCommand Command, LedgerAnswer Answer, long Started, long Ended);
}
