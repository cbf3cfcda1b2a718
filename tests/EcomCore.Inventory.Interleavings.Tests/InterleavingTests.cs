using Microsoft.Coyote;
using Microsoft.Coyote.SystematicTesting;
using NodaTime;
using ControlledTask = Microsoft.Coyote.Rewriting.Types.Threading.Tasks.Task;

namespace EcomCore.Inventory.Tests;

/// <summary>Small programs of a few threads, run under many schedules that Coyote chooses: no schedule blocks, and each history is linearizable.</summary>
public sealed class InterleavingTests
{
    private const int Schedules = 200;

    private static readonly Instant Noon = LedgerHistories.Noon;

    private static readonly LedgerCommand[] TwoUnits =
        [LedgerCommand.Receive(new("r1"), "A", 2, Noon), LedgerCommand.Receive(new("r2"), "B", 2, Noon), LedgerCommand.Receive(new("r3"), "C", 2, Noon)];

    [Fact]
    public void Orders_over_the_same_items_in_opposite_order() => Explore(
        [Reserve("1", "o1", ("A", 2), ("B", 1), ("C", 1)), LedgerCommand.Release(new("2"), "o1", Noon)],
        [Reserve("3", "o2", ("C", 2), ("B", 1), ("A", 1)), LedgerCommand.Confirm(new("4"), "o2", Noon)],
        [Reserve("5", "o3", ("B", 2))]);

    [Fact]
    public void A_cancellation_races_its_order() => Explore(
        [Reserve("1", "o1", ("A", 2))],
        [LedgerCommand.Release(new("2"), "o1", Noon)],
        [Reserve("3", "o2", ("A", 1))]);

    [Fact]
    public void One_command_is_sent_by_three_threads() => Explore(
        [Reserve("1", "o1", ("A", 1)), Reserve("2", "o1", ("A", 1))],
        [Reserve("1", "o1", ("A", 1))],
        [Reserve("1", "o1", ("A", 2)), Reserve("3", "o2", ("A", 2))]);

    [Fact]
    public void A_reservation_ends_while_it_is_confirmed() => Explore(
        [LedgerCommand.Reserve(new("1"), "o1", "A", 2, Duration.FromMinutes(1), Noon), LedgerCommand.Confirm(new("2"), "o1", Noon)],
        [LedgerCommand.Expire(new("3"), Noon + Duration.FromMinutes(1))],
        [LedgerCommand.Reserve(new("4"), "o2", "A", 1, null, Noon + Duration.FromMinutes(1))]);

    // Once a command saw units held by a reservation that had ended: it was made, with an earlier time, after the command had let everything due expire.
    [Fact]
    public void A_later_time_comes_while_an_earlier_order_is_reserved() => Explore(
        [LedgerCommand.Reserve(new("1"), "o1", "A", 2, Duration.FromMinutes(1), Noon)],
        [LedgerCommand.Reserve(new("2"), "o2", "A", 1, null, Noon + Duration.FromMinutes(1))],
        [LedgerCommand.Adjust(new("3"), "A", -2, "broken", Noon + Duration.FromMinutes(2))]);

    [Fact]
    public void Stock_moves_while_orders_take_it() => Explore(
        [LedgerCommand.Transfer(new("1"), [("A", -2), ("B", 2)], null, Noon), Reserve("2", "o1", ("B", 3))],
        [Reserve("3", "o2", ("A", 1), ("B", 1))],
        [LedgerCommand.Adjust(new("4"), "A", -1, "broken", Noon), LedgerCommand.Receive(new("5"), "B", 1, Noon)]);

    // A batch takes every lock, then decides; single commands take few.
    [Fact]
    public void Batches_race_batches_and_single_commands() => Explore(
        [Reserve("1", "o1", ("A", 2), ("B", 1)), LedgerCommand.Confirm(new("2"), "o1", Noon)],
        [
            Reserve("3", "o2", ("C", 2), ("A", 1)), LedgerCommand.Release(new("4"), "o1", Noon),
            LedgerCommand.Reserve(new("5"), "o3", "B", 1, Duration.FromMinutes(1), Noon), LedgerCommand.Expire(new("6"), Noon + Duration.FromMinutes(1)),
        ],
        [Reserve("7", "o4", ("B", 2)), LedgerCommand.Adjust(new("8"), "A", -1, "broken", Noon), LedgerCommand.Release(new("9"), "o2", Noon)]);

    // In four parts with a lock each of every level, and in one part with one lock.
    private static void Explore(params LedgerCommand[][] threads)
    {
        Explore(4, threads);
        Explore(1, threads);
    }

    private static void Explore(int parts, LedgerCommand[][] threads)
    {
        // Coyote knows a circle of waiting when it sees one; by the clock alone a busy machine looks the same.
        var configuration = Configuration.Create().WithTestingIterations(Schedules).WithRandomGeneratorSeed(7).WithPartiallyControlledConcurrencyAllowed()
            .WithDeadlockTimeout(120_000).WithPotentialDeadlocksReportedAsBugs(false);
        using var engine = TestingEngine.Create(configuration, () => RunOnce(parts, threads));
        engine.Run();

        Assert.True(engine.TestReport.NumOfFoundBugs == 0, string.Join('\n', engine.TestReport.BugReports));
        Assert.Equal(Schedules, engine.TestReport.NumOfExploredFairPaths + engine.TestReport.NumOfExploredUnfairPaths);
    }

    private static void RunOnce(int parts, LedgerCommand[][] threads)
    {
        var ledger = StockLedger.InMemory(new LedgerOptions { Stripes = parts });
        foreach (var command in TwoUnits)
        {
            ledger.Handle(command);
        }

        var calls = new List<LedgerHistories.Call>();
        var time = 0L;
        var running = threads.Select(commands => ControlledTask.Run(() =>
        {
            // Three or more at once, fewer one by one.
            var length = commands.Length > 2 ? commands.Length : 1;
            for (var from = 0; from < commands.Length; from += length)
            {
                var answers = new LedgerAnswer[length];
                var started = Interlocked.Increment(ref time);
                if (length == 1)
                {
                    answers[0] = ledger.Handle(commands[from]);
                }
                else
                {
                    ledger.Handle(commands, answers);
                }

                var ended = Interlocked.Increment(ref time);
                lock (calls)
                {
                    calls.AddRange(answers.Select((answer, i) => new LedgerHistories.Call(commands[from + i], answer, started, ended)));
                }
            }
        })).ToArray();
        ControlledTask.WaitAll(running);

        Microsoft.Coyote.Specifications.Specification.Assert(
            LedgerHistories.IsLinearizable(calls, TwoUnits), string.Join('\n', calls.Select(c => $"{c.Started}-{c.Ended} {c.Command} {c.Answer}")));
    }

    private static LedgerCommand Reserve(string id, string order, params LedgerLine[] lines) => LedgerCommand.Reserve(new(id), order, lines, null, Noon);
}
