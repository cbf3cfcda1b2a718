using EcomCore.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;

namespace EcomCore.Inventory.Orleans.Tests;

/// <summary>What comes back by itself after something went wrong.</summary>
[Collection(ClusterCollection.Name)]
public sealed class RecoveryTests(ClusterServer server)
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 1, 1, 12, 0);

    [SuiteFact("orleans")]
    public async Task A_request_that_fails_takes_no_other_with_it()
    {
        await using var cluster = await Cluster.Start(server, 1);
        var (ledger, item) = (cluster.Ledger, cluster.Item("A"));
        await ledger.Receive(new("1"), "A", 1_000, Noon);

        // They share a commit, and what asks for no order cannot be decided.
        var waiting = Enumerable.Range(0, 60).Select(async i =>
        {
            if (i % 20 == 10)
            {
                await Assert.ThrowsAsync<ClusterLedgerException>(() => item.OrderOf(null!, 2));
                return true;
            }

            try
            {
                return (await item.Apply(LedgerCommand.Receive(new($"c{i}"), "A", 1, Noon))).IsDone;
            }
            catch (ClusterLedgerException)
            {
                return false;
            }
        }).ToList();

        var answered = await Task.WhenAll(waiting);
        var again = await Task.WhenAll(Enumerable.Range(0, 60).Where(i => i % 20 != 10).Select(i => ledger.Receive(new($"c{i}"), "A", 1, Noon).AsTask()));
        Assert.All(again, answer => Assert.True(answer.IsDone));
        Assert.Equal(1_057, (await ledger.StockOf("A")).OnHand);
        Assert.Contains(true, answered);
        Assert.Equal(0, cluster.Runtime.Waiting);
    }

    [SuiteFact("orleans")]
    public async Task An_idle_silo_says_when_its_database_is_away_and_when_it_is_back()
    {
        using var own = new ClusterServer();
        await using var cluster = await Cluster.Start(own, 1);
        var (ledger, health) = (cluster.Ledger, cluster.Silo.GetRequiredService<OrleansLedgerHealthCheck>());
        await ledger.Apply(LedgerCommand.Receive(new("1"), [("A", 10), ("B", 10)], Noon));
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(null!)).Status);

        own.Server.Crash();
        await LedgerTests.Eventually(async () => (await health.CheckHealthAsync(null!)).Status == HealthStatus.Unhealthy);
        own.Server.Start();
        await LedgerTests.Eventually(async () => (await health.CheckHealthAsync(null!)).Status == HealthStatus.Healthy);

        // What is half done is still taken up.
        await LedgerTests.LeaveHalfDone(cluster, "o1", age: TimeSpan.Zero);
        await LedgerTests.Eventually(async () => (await ledger.StockOf("B")).Reserved == 1);
        Assert.Empty((await ledger.Verify()).Findings);
    }

    [SuiteFact("orleans")]
    public async Task A_commit_whose_wait_for_a_standby_was_cut_off_is_answered_only_when_the_standby_has_it()
    {
        using var own = new ClusterServer();
        await using var cluster = await Cluster.Start(own, 1);
        var (ledger, database) = (cluster.Ledger, cluster.Silo.GetRequiredService<LedgerDatabase>());
        await ledger.Apply(LedgerCommand.Receive(new("1"), [("A", 10), ("B", 10)], Noon));
        await WaitForStandby("nobody");

        // The server's checkpointer tells the sessions, and may take the setting later than ours does: only a commit that waits shows that it has.
        var probes = new List<Task>();
        for (var waits = false; !waits;)
        {
            probes.Add(database.Execute("SELECT pg_logical_emit_message(true, 'probe', '')"));
            await Task.Delay(50);
            waits = (await database.Read("SELECT true FROM pg_stat_activity WHERE wait_event = 'SyncRep'", row => row.GetBoolean(0))).Count > 0;
        }

        Task<LedgerAnswer>[] answers =
        [
            ledger.Reserve(new("2"), "o1", "A", 1, null, Noon).AsTask(),
            ledger.Reserve(new("3"), "o2", [("A", 1), ("B", 1)], null, Noon).AsTask(),
        ];
        for (var cut = 0; cut < 6;)
        {
            Assert.DoesNotContain(answers, answer => answer.IsCompleted);
            var end = cut < 3 ? "pg_cancel_backend" : "pg_terminate_backend";
            cut += (await database.Read($"SELECT {end}(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'", row => row.GetBoolean(0))).Count > 0 ? 1 : 0;
            await Task.Delay(100);
        }

        await Task.Delay(300);
        Assert.DoesNotContain(answers, answer => answer.IsCompleted);
        await WaitForStandby(string.Empty);
        Assert.All(await Task.WhenAll(answers), answer => Assert.True(answer.IsDone));
        await Task.WhenAll(probes).ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.Equal((2, 1), ((await ledger.StockOf("A")).Reserved, (await ledger.StockOf("B")).Reserved));
        Assert.Empty((await ledger.Verify()).Findings);

        async Task WaitForStandby(string names)
        {
            await database.Execute($"ALTER SYSTEM SET synchronous_standby_names = '{names}'");
            await database.Read("SELECT pg_reload_conf()", row => row.GetBoolean(0));
            await LedgerTests.Eventually(async () =>
                (await database.Read("SELECT current_setting('synchronous_standby_names')", row => row.GetString(0)))[0] == names);
        }
    }

    [SuiteFact("orleans")]
    public async Task A_changed_row_of_the_journal_is_found()
    {
        await using var cluster = await Cluster.Start(server, 1, options => options.SnapshotEvery = 3);
        var (ledger, database) = (cluster.Ledger, cluster.Silo.GetRequiredService<LedgerDatabase>());
        for (var i = 1; i <= 6; i++)
        {
            await ledger.Receive(new($"a{i}"), "A", 10, Noon);
            await ledger.Receive(new($"b{i}"), "B", 10, Noon);
        }

        await LedgerTests.Eventually(async () => (await cluster.Runtime.Journal.Snapshot("A")) is not null);
        Assert.Empty((await ledger.Verify()).Findings);

        await Finds("UPDATE {s}.batch SET body = set_byte(body, 20, get_byte(body, 20) # 1) WHERE item = 'A' AND number = 2", "A: batch 2 is not what was written");
        await Finds("UPDATE {s}.batch SET body = set_byte(body, 20, get_byte(body, 20) # 1) WHERE item = 'A' AND number = 2", null);
        await Finds("UPDATE {s}.snapshot SET body = set_byte(body, 5, get_byte(body, 5) # 1) WHERE item = 'A'", "The snapshot of 'A' is damaged: it is not what was written.");
        await Finds("UPDATE {s}.snapshot SET body = set_byte(body, 5, get_byte(body, 5) # 1) WHERE item = 'A'", null);
        await Finds("DELETE FROM {s}.batch WHERE item = 'A' AND number = 6", "A: the journal ends with batch 5; 6 were acknowledged");
        await Finds("INSERT INTO {s}.batch SELECT 'A', number, writer, clock, commands, body, chain FROM {s}.batch WHERE item = 'B' AND number = 6", "A: batch 6 is not what was written");

        async Task Finds(string change, string? finding)
        {
            await database.Execute(change);
            var found = (await ledger.Verify()).Findings;
            Assert.True(finding is null ? found.Count == 0 : found.Any(found => found.Contains(finding, StringComparison.Ordinal)), string.Join('\n', found));
        }
    }
}
