using EcomCore.Inventory.Tests;
using EcomCore.Tests;
using FsCheck.Fluent;

namespace EcomCore.Inventory.PostgreSql.Tests;

/// <summary>The stories of the state machine, told to this host: every answer is the machine's, through restarts and from one host to the next.</summary>
public sealed class MachineLaws(Server server) : IClassFixture<Server>
{
    private const string Suite = "postgresql";

    [SuiteFact(Suite)]
    public async Task Every_answer_and_number_is_that_of_the_machine()
    {
        foreach (var story in Stories(60))
        {
            await using var ledger = server.Open(server.Fresh());
            await Compare(story, _ => ledger);
        }
    }

    [SuiteFact(Suite)]
    public async Task Hosts_that_take_commands_in_turn_answer_as_one_machine()
    {
        foreach (var story in Stories(40))
        {
            var options = server.Fresh();
            await using var first = server.Open(options);
            await using var second = server.Open(options);
            await Compare(story, i => i % 3 == 0 ? first : second);
        }
    }

    [SuiteFact(Suite)]
    public async Task A_ledger_that_is_closed_and_opened_in_between_answers_as_one_machine()
    {
        foreach (var story in Stories(20))
        {
            // Small limits: what is forgotten must be forgotten alike after each start, and snapshots are taken often.
            var options = server.Fresh(o => (o.SnapshotEvery, o.Ledger) = (5, new LedgerOptions { RememberedCommands = 10, RememberedOrders = 4 }));
            var machine = new LedgerMachine(options.Ledger);
            foreach (var chunk in story.Commands.Chunk(9))
            {
                await using var ledger = server.Open(options);
                foreach (var command in chunk)
                {
                    Assert.Equal(machine.Apply(command), await ledger.Apply(command));
                }

                Assert.Equal(machine.AllStock(), await ledger.AllStock());
                Assert.Empty((await ledger.Verify()).Findings);
            }
        }
    }

    [SuiteFact(Suite)]
    public async Task Histories_of_two_hosts_and_four_callers_are_linearizable()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var options = server.Fresh();
            await using var first = server.Open(options);
            await using var second = server.Open(options);
            LedgerCommand[] before = [LedgerCommand.Receive(new("r"), "A", 3, Server.Noon), LedgerCommand.Receive(new("s"), "B", 2, Server.Noon)];
            foreach (var command in before)
            {
                await first.Apply(command);
            }

            var calls = await Record(seed, first, second);

            Assert.True(LedgerHistories.IsLinearizable(calls, before), $"seed {seed}:\n{string.Join('\n', calls.Select(c => $"{c.Started}-{c.Ended} {c.Command} {c.Answer}"))}");
        }
    }

    private static async Task<List<LedgerHistories.Call>> Record(int seed, params IStockLedger[] hosts)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var callers = Enumerable.Range(0, 4).Select(caller => Task.Run(async () =>
        {
            var random = new Random((seed * 10) + caller);
            var own = new List<LedgerHistories.Call>();
            for (var i = 0; i < 3; i++)
            {
                var at = Server.Noon + NodaTime.Duration.FromMinutes(random.Next(5));
                var (id, order, sku) = (new CommandId($"c{caller}-{i}"), $"o{random.Next(3)}", random.Next(2) == 0 ? "A" : "B");
                var command = random.Next(4) switch
                {
                    0 => LedgerCommand.Confirm(id, order, at),
                    1 => LedgerCommand.Release(id, order, at),
                    _ => LedgerCommand.Reserve(id, order, [(sku, 1 + random.Next(2))], NodaTime.Duration.FromMinutes(2), at),
                };
                var sent = System.Diagnostics.Stopwatch.GetTimestamp() - started;
                var answer = await hosts[caller % hosts.Length].Apply(command);
                own.Add(new(command, answer, sent, System.Diagnostics.Stopwatch.GetTimestamp() - started));
            }

            return own;
        }));
        return [.. (await Task.WhenAll(callers)).SelectMany(own => own)];
    }

    private static async Task Compare(CommandStory story, Func<int, IStockLedger> host)
    {
        var machine = new LedgerMachine();
        foreach (var (i, command) in story.Commands.Index())
        {
            Assert.Equal(machine.Apply(command), await host(i).Apply(command));
            Assert.Equal(machine.AllStock(), await host(i + 1).AllStock());
        }

        Assert.Equal(machine.Clock, await host(0).LatestTime());
        Assert.Empty((await host(0).Verify()).Findings);
    }

    // A fixed seed: the same stories on every machine.
    private static IEnumerable<CommandStory> Stories(int count) => LedgerGenerators.Stories().Generator.Sample(60, new FsCheck.Rnd(20_260_101), 60).Take(count);
}
