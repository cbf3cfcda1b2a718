using System.Collections.Concurrent;
using EcomCore.Tests;
using NodaTime;

namespace EcomCore.Inventory.PostgreSql.Tests;

/// <summary>Several hosts on one database, and what may happen to them.</summary>
public sealed class HostsTests(Server server) : IClassFixture<Server>
{
    private const string Suite = "postgresql";
    private static readonly Instant Noon = Server.Noon;

    [SuiteFact(Suite)]
    public async Task Three_hosts_that_sell_one_item_at_once_never_oversell_it()
    {
        var options = server.Fresh();
        await using var first = server.Open(options);
        await using var second = server.Open(options);
        await using var third = server.Open(options);
        PostgreSqlStockLedger[] hosts = [first, second, third];
        await first.Receive(new("r"), "A", 1_000, Noon);

        var answers = await Task.WhenAll(Enumerable.Range(0, 3_000).Select(i => hosts[i % 3].Reserve(new($"c{i}"), $"o{i}", "A", 1, null, Noon).AsTask()));

        Assert.Equal(1_000, answers.Count(a => a.Status == LedgerStatus.Done));
        Assert.Equal(2_000, answers.Count(a => a.Reason == LedgerReason.Insufficient));
        foreach (var host in hosts)
        {
            Assert.Equal(new StockPosition("A", 1_000, 1_000, 0, 0, 0, 0), await host.StockOf("A"));
            Assert.Empty((await host.Verify()).Findings);
        }

        Assert.True((long)server.Scalar($"SELECT count(DISTINCT writer) FROM {options.Schema}.batch")! >= 3);
    }

    [SuiteFact(Suite)]
    public async Task A_command_sent_to_two_hosts_at_once_is_done_once()
    {
        var options = server.Fresh();
        await using var first = server.Open(options);
        await using var second = server.Open(options);
        await first.Receive(new("r"), "A", 1_000, Noon);

        for (var i = 0; i < 100; i++)
        {
            var command = LedgerCommand.Reserve(new($"c{i}"), $"o{i}", [("A", 1)], null, Noon);
            var both = await Task.WhenAll(first.Apply(command).AsTask(), second.Apply(command).AsTask());

            Assert.Equal([LedgerStatus.Done, LedgerStatus.Repeated], both.Select(a => a.Status).Order());
        }

        Assert.Equal(100, (await second.StockOf("A")).Reserved);
    }

    [SuiteFact(Suite)]
    public async Task What_one_host_answered_the_other_knows_at_once()
    {
        var options = server.Fresh();
        await using var first = server.Open(options);
        await using var second = server.Open(options);

        for (var i = 1; i <= 50; i++)
        {
            await first.Receive(new($"r{i}"), "A", 1, Noon);
            Assert.Equal(i, (await second.StockOf("A")).OnHand);
        }
    }

    [SuiteFact(Suite)]
    public async Task A_connection_that_is_cut_again_and_again_loses_no_command_and_does_none_twice()
    {
        var options = server.Fresh();
        await using var ledger = server.Open(options);
        await using var other = server.Open(options);
        await ledger.Receive(new("r"), "A", 1_000_000, Noon);
        using var end = new CancellationTokenSource();
        var answers = new ConcurrentBag<(string Order, LedgerAnswer Answer)>();
        var cutting = Task.Run(async () =>
        {
            var (cuts, next, random) = (0, 0, new Random(7));
            while (!end.IsCancellationRequested)
            {
                // After each cut some answers come first, however busy the machine is.
                await Task.Delay(random.Next(1, 8));
                if (answers.Count < next)
                {
                    continue;
                }

                (cuts, next) = (cuts + 1, answers.Count + 40);
                server.Scalar($"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'EcomCore ledger {options.LedgerName}'");
            }

            return cuts;
        });

        await Task.WhenAll(Enumerable.Range(0, 16).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                var order = $"{caller}-{i}";
                answers.Add((order, await (caller % 2 == 0 ? ledger : other).Reserve(new($"c{order}"), order, "A", 1, null, Noon)));
            }
        })));
        await end.CancelAsync();
        var cuts = await cutting;

        Assert.True(cuts > 5, $"only {cuts} cuts");
        Assert.All(answers, a => Assert.Equal(LedgerStatus.Done, a.Answer.Status));
        Assert.Equal(1_600, (await ledger.StockOf("A")).Reserved);
        Assert.Empty((await ledger.Verify()).Findings);
        Assert.Null(ledger.Health.Failure);
    }

    [SuiteFact(Suite)]
    public async Task A_batch_whose_answer_was_lost_is_found_and_one_that_never_arrived_is_sent_again()
    {
        var options = server.Fresh();
        using var proxy = new CutProxy(server.Postgres.Port);
        var log = new LogLines();
        var through = new Npgsql.NpgsqlConnectionStringBuilder(server.ConnectionString) { Port = proxy.Port }.ToString();
        await using var ledger = PostgreSqlStockLedger.Open(through, options, log);
        await ledger.Receive(new("r"), "A", 1_000, Noon);

        for (var i = 0; i < 60; i++)
        {
            proxy.CutAt(message: 1 + (i % 3), afterwards: i % 2 == 0);
            Assert.Equal(LedgerStatus.Done, (await ledger.Reserve(new($"c{i}"), $"o{i}", "A", 1, null, Noon)).Status);
            if (i % 5 == 0)
            {
                // Beyond the end of the turn: then the first message is to take it, and the second is the batch.
                await Task.Delay(30);
            }
        }

        Assert.True(proxy.Cuts > 20, $"{proxy.Cuts} cuts");
        Assert.True(log.Count("was stored when") > 0 && log.Count("was not stored when") > 0, log.ToString());
        Assert.Equal(60, (await ledger.StockOf("A")).Reserved);
        Assert.Equal(61m, server.Scalar($"SELECT sum(commands) FROM {options.Schema}.batch"));
        Assert.Empty((await ledger.Verify()).Findings);
    }

    [SuiteFact(Suite)]
    public async Task A_host_that_freezes_in_its_turn_loses_it()
    {
        var options = server.Fresh(o => o.TurnTimeoutSeconds = 1);
        var place = new LedgerPlace(server.ConnectionString, options.Schema, options.LedgerName);
        using var frozen = new LedgerSession(place, options, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        frozen.Connect();
        frozen.Load();
        frozen.TakeTurn();
        await using var ledger = server.Open(options);

        var answer = await ledger.Receive(new("r"), "A", 10, Noon);

        Assert.Equal(LedgerStatus.Done, answer.Status);
        frozen.Loaded!.Machine.Apply(LedgerCommand.Receive(new("late"), "A", 5, Noon));
        Assert.ThrowsAny<Npgsql.NpgsqlException>(() => frozen.Send());
        frozen.Disconnect();
        frozen.Connect();
        Assert.False(frozen.Resolve());
        Assert.Null(frozen.Loaded);
        Assert.Equal(10, (await ledger.StockOf("A")).OnHand);
    }

    [SuiteFact(Suite)]
    public async Task Without_the_turn_the_key_of_the_journal_still_lets_only_one_host_write()
    {
        var options = server.Fresh();
        await using var ledger = server.Open(options);
        await ledger.Receive(new("r"), "A", 10, Noon);
        var place = new LedgerPlace(server.ConnectionString, options.Schema, options.LedgerName);
        using var rogue = new LedgerSession(place, options, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        rogue.Connect();
        rogue.Load();
        await ledger.Reserve(new("1"), "o1", "A", 10, null, Noon);

        Assert.Equal(LedgerStatus.Done, rogue.Loaded!.Machine.Apply(LedgerCommand.Reserve(new("2"), "o2", [("A", 10)], null, Noon)).Status);
        Assert.False(rogue.Send());

        Assert.Equal(10, (await ledger.StockOf("A")).Reserved);
        Assert.Empty((await ledger.Verify()).Findings);
    }
}
