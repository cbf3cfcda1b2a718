using NodaTime;

namespace EcomCore.Inventory.Tests;

/// <summary>
/// Whether a history of overlapping calls has a sequential order that respects real time and that the machine answers alike (linearizability: Herlihy
/// and Wing 1990; the search with memory of tried states is that of Wing and Gong 1993 with Lowe's 2017 cache).
/// </summary>
internal static class LedgerHistories
{
    public sealed record Call(LedgerCommand Command, LedgerAnswer Answer, long Started, long Ended);

    public static bool IsLinearizable(IReadOnlyList<Call> calls, IReadOnlyList<LedgerCommand> before) =>
        Search(calls, before, [], 0, []);

    private static bool Search(IReadOnlyList<Call> calls, IReadOnlyList<LedgerCommand> before, List<int> order, ulong taken, HashSet<string> tried)
    {
        if (order.Count == calls.Count)
        {
            return true;
        }

        var machine = Replay(calls, before, order);
        if (!tried.Add($"{taken}|{Flat.Of(machine.Snapshot() with { Sequence = 0 })}"))
        {
            return false;
        }

        var earliestEnd = Enumerable.Range(0, calls.Count).Where(i => (taken >> i & 1) == 0).Min(i => calls[i].Ended);
        for (var i = 0; i < calls.Count; i++)
        {
            // Only a call that started before every other waiting call ended can be next.
            if ((taken >> i & 1) != 0 || calls[i].Started > earliestEnd)
            {
                continue;
            }

            var answer = Replay(calls, before, order).Apply(calls[i].Command);
            if (Same(answer, calls[i].Answer) && Search(calls, before, [.. order, i], taken | (1UL << i), tried))
            {
                return true;
            }
        }

        return false;
    }

    private static LedgerMachine Replay(IReadOnlyList<Call> calls, IReadOnlyList<LedgerCommand> before, List<int> order)
    {
        var machine = new LedgerMachine();
        foreach (var command in before.Concat(order.Select(i => calls[i].Command)))
        {
            machine.Apply(command);
        }

        return machine;
    }

    // Event numbers of concurrent commands on different items may differ.
    private static bool Same(LedgerAnswer a, LedgerAnswer b) => a with { Sequence = 0 } == b with { Sequence = 0 };

    public static Instant Noon { get; } = Instant.FromUtc(2026, 1, 1, 12, 0);
}
