using EcomCore.Tests;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace EcomCore.Inventory.PostgreSql.Tests;

/// <summary>A server whose commits wait for a standby. Here none ever answers, until the server is told to wait for none.</summary>
public sealed class StandbyTests(Server server) : IClassFixture<Server>
{
    private const string Suite = "postgresql";
    private static readonly Instant Noon = Server.Noon;

    [SuiteFact(Suite)]
    public Task A_commit_whose_connection_was_lost_is_answered_only_when_the_standby_has_it() => AnsweredWithTheStandby("pg_terminate_backend");

    [SuiteFact(Suite)]
    public Task A_commit_whose_wait_was_cut_off_is_answered_only_when_the_standby_has_it() => AnsweredWithTheStandby("pg_cancel_backend");

    private async Task AnsweredWithTheStandby(string cutOff)
    {
        var options = server.Fresh();
        await using var ledger = server.Open(options);
        await ledger.Receive(new("r"), "A", 1_000, Noon);
        WaitForStandby("nobody");
        int tries;
        try
        {
            (var answer, tries, var first) = await ReserveUntilItWaits(ledger, options);
            server.Execute($"SELECT {cutOff}({first.Process})");
            await Waiting(options, answer, before: first);
            Assert.Equal(1L, server.Scalar($"SELECT commands FROM {options.Schema}.batch ORDER BY id DESC LIMIT 1"));
            Assert.False(answer.IsCompleted, "It was answered without the standby.");

            WaitForStandby(string.Empty);

            Assert.Equal(LedgerStatus.Done, (await answer).Status);
        }
        finally
        {
            WaitForStandby(string.Empty);
        }

        Assert.Equal(tries, (await ledger.StockOf("A")).Reserved);
        Assert.Empty((await ledger.Verify()).Findings);
    }

    [SuiteFact(Suite)]
    public async Task A_command_that_another_host_is_not_yet_sure_of_is_repeated_only_when_the_standby_has_it()
    {
        var options = server.Fresh();
        await using var first = server.Open(options);
        await first.Receive(new("r"), "A", 1_000, Noon);
        WaitForStandby("nobody");
        try
        {
            var (answer, tries, waiting) = await ReserveUntilItWaits(first, options);
            server.Execute($"SELECT pg_terminate_backend({waiting.Process})");
            await using var second = server.Open(options);

            var again = second.Reserve(new($"c{tries}"), $"o{tries}", "A", 1, null, Noon).AsTask();
            await Task.WhenAny(again, Task.Delay(300));
            Assert.False(again.IsCompleted || answer.IsCompleted, "It was answered without the standby.");

            WaitForStandby(string.Empty);

            Assert.Equal([LedgerStatus.Done, LedgerStatus.Repeated], [(await answer).Status, (await again).Status]);
        }
        finally
        {
            WaitForStandby(string.Empty);
        }
    }

    [Fact]
    public async Task A_ledger_that_closes_does_not_wait_for_the_next_try()
    {
        using var outage = new Outage(new LedgerPlace("Host=nowhere", "s", "main"), 3_600, NullLogger.Instance, firstPauseMilliseconds: 3_600_000);
        Assert.True(outage.MayTryAgain(new TimeoutException()));
        var pause = Task.Run(outage.Pause);

        outage.Stop();

        await pause.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.False(outage.MayTryAgain(new TimeoutException()));
    }

    private void WaitForStandby(string names)
    {
        server.Execute($"ALTER SYSTEM SET synchronous_standby_names = '{names}'");
        server.Execute("SELECT pg_reload_conf()");
        while ((string)server.Scalar("SELECT current_setting('synchronous_standby_names')")! != names)
        {
            Thread.Sleep(5);
        }
    }

    /// <summary>Reserves until a commit waits: the server's checkpointer, which tells all sessions, may take a new setting later than ours does.</summary>
    private async Task<(Task<LedgerAnswer> Answer, int Tries, (int Process, DateTime Since) Wait)> ReserveUntilItWaits(PostgreSqlStockLedger ledger, PostgreSqlLedgerOptions options)
    {
        for (var n = 1; n < 900; n++)
        {
            var answer = ledger.Reserve(new($"c{n}"), $"o{n}", "A", 1, null, Noon).AsTask();
            if (await Wait(options, answer, default) is { } wait)
            {
                return (answer, n, wait);
            }

            await Task.Delay(20);
        }

        throw new InvalidOperationException("No commit waits for the standby.");
    }

    private async Task<(int Process, DateTime Since)> Waiting(PostgreSqlLedgerOptions options, Task answer, (int Process, DateTime Since) before)
    {
        var wait = await Wait(options, answer, before);
        Assert.True(wait is not null, "It was answered without the standby.");
        return wait.Value;
    }

    /// <summary>Until the ledger's session waits for the standby, in another wait than the one before; null when the answer comes first.</summary>
    private async Task<(int Process, DateTime Since)?> Wait(PostgreSqlLedgerOptions options, Task answer, (int Process, DateTime Since) before)
    {
        while (!answer.IsCompleted)
        {
            var found = server.Scalar(
                $"SELECT pid || ' ' || extract(epoch FROM query_start) FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND application_name = 'EcomCore ledger {options.LedgerName}' "
                + $"AND (pid, query_start) <> ({before.Process}, '{before.Since:O}')");
            if (found is string text)
            {
                var parts = text.Split(' ');
                var since = DateTime.UnixEpoch.AddMicroseconds(double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) * 1e6);
                return (int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), since);
            }

            await Task.Delay(5);
        }

        return null;
    }
}
