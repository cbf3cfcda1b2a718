using System.Globalization;
using EcomCore.Tests;
using LedgerVictim;

namespace EcomCore.Inventory.PostgreSql.Tests;

/// <summary>Hosts and the server die under load: what was acknowledged is there, nothing twice, nothing oversold.</summary>
public sealed class KillTests(Server server) : IClassFixture<Server>
{
    private const string Suite = "postgresql";
    private const int DefaultKills = 12;

    [SuiteFact(Suite)]
    public async Task What_was_acknowledged_survives_every_kill_of_either_of_two_hosts()
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable("ECOMCORE_KILLS"), CultureInfo.InvariantCulture, out var wanted) ? wanted : DefaultKills;
        var random = new Random(20_260_101);
        var victims = new Victims("postgres:" + server.ConnectionString);
        var acknowledged = 0;
        for (var kill = 0; kill < kills; kill += 2)
        {
            var both = await Task.WhenAll(victims.KillOne(new Random(random.Next())), victims.KillOne(new Random(random.Next()), gap: 200_000));
            acknowledged += both.Sum();
            await using var ledger = server.Open(new PostgreSqlLedgerOptions { Ledger = VictimOrder.Options });
            await victims.Check(ledger, kill);
        }

        Assert.True(acknowledged > kills, $"Only {acknowledged} commands were acknowledged over {kills} kills.");
    }

    [SuiteFact(Suite)]
    public async Task A_server_that_crashes_under_load_and_comes_back_loses_nothing_that_was_acknowledged()
    {
        var options = server.Fresh();
        var log = new LogLines();
        await using var ledger = PostgreSqlStockLedger.Open(server.ConnectionString, options, log);
        await ledger.Receive(new("r"), "A", 1_000_000, Server.Noon);
        using var end = new CancellationTokenSource();
        var callers = Enumerable.Range(0, 16).Select(caller => Task.Run(async () =>
        {
            var done = 0;
            for (; !end.IsCancellationRequested; done++)
            {
                var answer = await ledger.Reserve(new($"c{caller}-{done}"), $"{caller}-{done}", "A", 1, null, Server.Noon);
                Assert.Equal(LedgerStatus.Done, answer.Status);
            }

            return done;
        })).ToList();

        for (var crash = 0; crash < 3; crash++)
        {
            await Task.Delay(300);
            server.Postgres.Crash();
            server.Postgres.Start();
            var wanted = crash + 1;
            await Until(() => log.Count("has its server again") >= wanted);
        }

        await Task.Delay(300);
        await end.CancelAsync();
        var acknowledged = (await Task.WhenAll(callers)).Sum();

        Assert.Equal(acknowledged, (await ledger.StockOf("A")).Reserved);
        Assert.Empty((await ledger.Verify()).Findings);
        Assert.True(log.Count("lost its server") >= 3, log.ToString());
        Assert.True(log.Count("has its server again") >= 3, log.ToString());
    }

    [SuiteFact(Suite)]
    public async Task A_server_that_stays_away_fails_the_call_and_the_command_can_be_sent_again()
    {
        var options = server.Fresh(o => o.RetrySeconds = 0);
        await using var ledger = server.Open(options);
        await ledger.Receive(new("r"), "A", 10, Server.Noon);
        server.Postgres.Crash();
        try
        {
            var failure = await Assert.ThrowsAsync<LedgerStorageException>(async () => await ledger.Reserve(new("1"), "o", "A", 1, null, Server.Noon));

            Assert.Contains("send it again with its id", failure.Message, StringComparison.Ordinal);
            Assert.NotNull(ledger.Health.Failure);
        }
        finally
        {
            server.Postgres.Start();
        }

        Assert.True((await ledger.Reserve(new("1"), "o", "A", 1, null, Server.Noon)).IsDone);
        Assert.Equal(1, (await ledger.StockOf("A")).Reserved);
        Assert.Null(ledger.Health.Failure);
    }

    [SuiteFact(Suite)]
    public async Task An_idle_ledger_notices_that_its_server_is_gone_and_that_it_is_back()
    {
        await using var ledger = server.Open(server.Fresh());
        server.Postgres.Crash();
        try
        {
            await Until(() => ledger.Health.Failure is not null);
        }
        finally
        {
            server.Postgres.Start();
        }

        await Until(() => ledger.Health.Failure is null);
    }

    private static async Task Until(Func<bool> holds)
    {
        for (var i = 0; i < 300 && !holds(); i++)
        {
            await Task.Delay(100);
        }

        Assert.True(holds());
    }
}
