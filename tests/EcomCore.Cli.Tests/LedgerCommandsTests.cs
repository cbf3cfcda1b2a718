using Microsoft.Data.Sqlite;

namespace EcomCore.Cli.Tests;

public sealed class LedgerCommandsTests : IDisposable
{
    private const string Header = "command_id,at,kind,order_id,channel,sku,quantity,ttl,reason\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Commands_are_answered_one_line_each()
    {
        var answer = Apply("""
            r1,2026-01-01T00:00:00Z,receive,,,A,10,,
            b1,2026-01-01T00:00:00Z,set-buffer,,,A,1,,
            c1,2026-01-01T00:00:00Z,reserve,o1,TB,A,7,15m,
            c2,2026-01-01T00:00:00Z,reserve,o2,TB,A,5,15m,
            c1,2026-01-01T00:00:05Z,reserve,o1,TB,A,7,15m,
            c3,2026-01-01T00:00:00Z,reserve,o3,TB,A,0,15m,
            c1,2026-01-01T00:00:06Z,reserve,o1,TB,A,8,15m,
            c4,2026-01-01T00:15:00Z,reserve,o2,TB,A,5,PT15M,
            c5,2026-01-01T00:15:00Z,confirm,o1,,,,,
            """);

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(
            [
                "command_id,status,reason,sku,asked,available",
                "r1,done,,A,10,10",
                "b1,done,,A,1,9",
                "c1,done,,A,7,2",
                "c2,refused,insufficient: on hand 10; held by orders 7; held back 1,A,5,2",
                "c1,repeated,done,A,7,2",
                "c3,invalid,quantity-out-of-range,,0,0",
                "c1,invalid,command-id-reused,,0,0",
                "c4,done,,A,5,4",
                "c5,refused,expired,,0,0",
            ],
            answer.OutputLines);
    }

    [Fact]
    public void Neighbouring_rows_with_one_id_are_one_command_all_or_nothing()
    {
        var answer = Apply("""
            r1,2026-01-01,receive,,,A,5,,
            r1,2026-01-01,receive,,,B,5,,
            c1,2026-01-01,reserve,o1,TB,A,3,,
            c1,2026-01-01,reserve,o1,TB,A,3,,
            c2,2026-01-01,reserve,o2,TB,A,3,,
            c2,2026-01-01,reserve,o2,TB,B,5,,
            """);

        Assert.Equal(["r1,done,,A,5,5", "c1,refused,insufficient: on hand 5; held by orders 0; held back 0,A,6,5", "c2,done,,A,3,2"], answer.OutputLines.Skip(1));
        Assert.Equal(["sku,on_hand,reserved,buffer,available", "A,5,3,0,2", "B,5,5,0,0"], Run("show").OutputLines);
    }

    [Fact]
    public void A_file_with_a_bad_line_changes_nothing()
    {
        Apply("r1,2026-01-01,receive,,,A,5,,\n");

        var answer = Apply("""
            c1,2026-01-01,reserve,o1,TB,A,1,,
            c2,yesterday,reserve,o1,TB,A,1,,
            c3,2026-01-01,steal,o1,TB,A,1,,
            c4,2026-01-01,reserve,o1,TB,A,99999999999999999999,,
            c5,2026-01-01,reserve,o1,TB,A,1,soon,
            c6,2026-01-01,reserve,o1,TB,A,,,
            c7,2026-01-01,reserve,o1,TB,A,1,,
            c7,2026-01-01,reserve,o2,TB,A,1,,
            """);

        Assert.Equal(2, answer.ExitCode);
        Assert.Empty(answer.Output);
        Assert.Equal(
            [
                "commands.csv:3: at: expected a time such as 2025-04-01T08:30:00+08:00, found 'yesterday'",
                "commands.csv:4: kind: expected receive, adjust, reserve, extend, confirm, release, return, transfer, set-buffer, set-quota, expire, set-cap, set-backorder, plan-receipt, found 'steal'",
                "commands.csv:5: quantity: expected a whole number, found '99999999999999999999'",
                "commands.csv:6: ttl: expected a time to live such as 15m, 24h or PT15M, found 'soon'",
                "commands.csv:7: quantity: expected a whole number, found nothing",
                "commands.csv:9: command_id: the row above has the same id; only channel of a transfer, sku and quantity may differ, found 'c7'",
            ],
            answer.ErrorLines);
        Assert.Equal(["A,5,0,0,5"], Run("show").OutputLines.Skip(1));
    }

    [Fact]
    public void A_release_names_no_item_or_all_that_the_order_holds()
    {
        Apply("r1,2026-01-01,receive,,,A,5,,\nc1,2026-01-01,reserve,o1,,A,3,,\nc2,2026-01-01,reserve,o2,,A,1,,\n");

        var answer = Apply("c3,2026-01-01,release,o1,,A,1,,\nc4,2026-01-01,release,o1,,A,3,,\nc5,2026-01-01,release,o2,,,,,\n");

        Assert.Equal("c3,refused,partial-release,A,1,3", answer.OutputLines[1]);
        Assert.Equal(["c4,done", "c5,done"], answer.OutputLines.Skip(2).Select(line => line.Substring(0, 7)));
        Assert.Equal(["A,5,0,0,5"], Run("show").OutputLines.Skip(1));
    }

    [Fact]
    public void The_same_file_again_repeats_its_answers()
    {
        const string Commands = "r1,2026-01-01,receive,,,A,5,,\nc1,2026-01-01,reserve,o1,,A,9,,\n";
        Apply(Commands);

        Assert.Equal(["r1,repeated,done,A,5,5", "c1,repeated,refused; insufficient: on hand 5; held by orders 0; held back 0,A,9,5"], Apply(Commands).OutputLines.Skip(1));
    }

    [Fact]
    public void Quotas_move_and_are_taken_away()
    {
        Apply("""
            r1,2026-01-01,receive,,,A,10,,
            q1,2026-01-01,set-quota,,X,A,6,,
            q2,2026-01-01,set-quota,,Y,A,2,,
            t1,2026-01-01,transfer,,X,A,-5,,
            t1,2026-01-01,transfer,,Y,A,5,,
            """);

        var answer = Apply("""
            c1,2026-01-01,reserve,o1,X,A,2,,
            c2,2026-01-01,reserve,o2,Y,A,7,,
            q3,2026-01-01,set-quota,,X,A,,,
            c3,2026-01-01,reserve,o3,X,A,3,,
            """);

        Assert.Equal(["refused", "done", "done", "done"], answer.OutputLines.Skip(1).Select(line => line.Split(',')[1]));
    }

    [Fact]
    public void The_audit_runs_up_to_the_numbers_of_today()
    {
        Apply("""
            r1,2026-01-01,receive,,,A,10,,
            c1,2026-01-01,reserve,o1,TB,A,3,15m,
            r2,2026-01-01,receive,,,B,1,,
            c2,2026-01-01,confirm,o1,,,,,
            a1,2026-01-01,adjust,,,A,-2,,broken
            """);

        Assert.Equal(
            [
                "sequence,at,kind,command_id,order_id,channel,quantity,on_hand,reserved,reason",
                "1,2026-01-01T00:00:00Z,received,r1,,,10,10,0,",
                "2,2026-01-01T00:00:00Z,reserved,c1,o1,TB,3,10,3,",
                "4,2026-01-01T00:00:00Z,shipped,c2,o1,TB,3,7,0,",
                "5,2026-01-01T00:00:00Z,adjusted,a1,,,-2,5,0,broken",
            ],
            Run("audit", "--sku", "A").OutputLines);
    }

    [Fact]
    public void A_count_gives_commands_that_settle_it()
    {
        Apply("""
            r1,2026-01-01,receive,,,A,10,,
            r2,2026-01-01,receive,,,B,10,,
            c1,2026-01-01,reserve,o1,TB,B,8,,
            """);
        var counts = _folder.Write("counts.csv", "sku,counted\nA,12\nB,5\n");
        var adjust = _folder.PathOf("adjust.csv");

        Assert.Equal(0, Run("reconcile", "--counted", counts, "--output", adjust).ExitCode);

        Assert.Equal(
            [
                "command_id,at,kind,sku,quantity,reason,on_hand,counted,missing",
                "count-2026-01-01T00:00:00Z-3:A,2026-01-01T00:00:00Z,adjust,A,2,count-2026-01-01T00:00:00Z-3,10,12,0",
                "count-2026-01-01T00:00:00Z-3:B,2026-01-01T00:00:00Z,adjust,B,-2,count-2026-01-01T00:00:00Z-3,10,5,3",
            ],
            File.ReadAllLines(adjust));
        Assert.Equal(0, EcomRunner.Run("ledger", "apply", "--store", Store, "--commands", adjust, "--output", "-").ExitCode);
        Assert.Equal(["A,12,0,0,12", "B,8,8,0,0"], Run("show").OutputLines.Skip(1));
    }

    [Fact]
    public void A_second_count_with_the_same_difference_is_settled_too()
    {
        Apply("r1,2026-01-01,receive,,,A,10,,\n");
        var counts = _folder.Write("counts.csv", "sku,counted\nA,8\n");
        Settle(counts);
        Apply("r2,2026-01-01,receive,,,A,2,,\n");

        Assert.Equal("done", Settle(counts).OutputLines[1].Split(',')[1]);
        Assert.Equal(["A,8,0,0,8"], Run("show").OutputLines.Skip(1));
    }

    [Fact]
    public void A_count_that_is_compared_twice_before_it_is_settled_is_settled_once()
    {
        Apply("r1,2026-01-01,receive,,,A,10,,\n");
        var counts = _folder.Write("counts.csv", "sku,counted\nA,8\n");
        var (first, second) = (_folder.PathOf("first.csv"), _folder.PathOf("second.csv"));
        Run("reconcile", "--counted", counts, "--output", first);
        Run("reconcile", "--counted", counts, "--output", second);

        EcomRunner.Run("ledger", "apply", "--store", Store, "--commands", first, "--output", "-");
        var again = EcomRunner.Run("ledger", "apply", "--store", Store, "--commands", second, "--output", "-");

        Assert.Equal(File.ReadAllText(first), File.ReadAllText(second));
        Assert.Equal("repeated", again.OutputLines[1].Split(',')[1]);
        Assert.Equal(["A,8,0,0,8"], Run("show").OutputLines.Skip(1));
    }

    [Fact]
    public async Task Commands_may_come_through_a_pipe()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var pipe = _folder.PathOf("pipe");
        using (var make = System.Diagnostics.Process.Start("mkfifo", pipe))
        {
            await make.WaitForExitAsync();
        }

        var writing = Task.Run(() => File.WriteAllText(pipe, Header + "r1,2026-01-01,receive,,,A,10,,\n"));
        var answer = await Task.Run(() => EcomRunner.Run("ledger", "apply", "--store", Store, "--commands", pipe, "--output", "-")).WaitAsync(TimeSpan.FromMinutes(1));
        await writing;

        Assert.Equal(["r1,done,,A,10,10"], answer.OutputLines.Skip(1));
    }

    [Fact]
    public void A_bad_line_from_a_copy_names_the_file_that_was_given()
    {
        var answer = Apply("r1,2026-01-01,receive,,,A,ten,,\n");

        Assert.Equal(["commands.csv:2: quantity: expected a whole number, found 'ten'"], answer.ErrorLines);
    }

    [Fact]
    public void A_time_from_the_far_future_is_believed_only_without_a_limit()
    {
        var commands = _folder.Write("commands.csv", Header + "r1,2990-01-01,receive,,,A,10,,\n");

        var limited = EcomRunner.Run("ledger", "apply", "--store", Store, "--commands", commands, "--max-ahead", "1h", "--output", "-");
        Assert.Equal(["r1,invalid,time-too-far-ahead,,0,0"], limited.OutputLines.Skip(1));
        Assert.Equal(["r1,done,,A,10,10"], EcomRunner.Run("ledger", "apply", "--store", Store, "--commands", commands, "--output", "-").OutputLines.Skip(1));
        Assert.Equal(2, EcomRunner.Run("ledger", "apply", "--store", Store, "--commands", commands, "--max-ahead", "soon").ExitCode);
    }

    [Fact]
    public void Verify_ends_with_0_when_all_agrees_and_with_1_when_not()
    {
        Apply("r1,2026-01-01,receive,,,A,10,,\nc1,2026-01-01,reserve,o1,TB,A,3,,\n");
        var sound = EcomRunner.Run("ledger", "verify", "--store", Store);
        Assert.Equal((0, "sound: 1 items, 1 open orders, 2 events."), (sound.ExitCode, sound.ErrorLines[^1]));

        using (var connection = new SqliteConnection($"Data Source={_folder.PathOf("ledger.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE batch SET body = zeroblob(20) WHERE id = 1";
            command.ExecuteNonQuery();
        }

        Assert.Equal(1, EcomRunner.Run("ledger", "verify", "--store", Store).ExitCode);
    }

    [Theory]
    [InlineData("redis:x")]
    [InlineData("sqlite:")]
    public void An_unknown_store_is_a_wrong_command_line(string store)
    {
        var answer = EcomRunner.Run("ledger", "show", "--store", store);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains($"found '{store}'", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ledger_that_is_not_there_is_said_so()
    {
        var answer = EcomRunner.Run("ledger", "show", "--store", "sqlite:" + _folder.PathOf("none.db"));

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("cannot be opened", answer.Error, StringComparison.Ordinal);
    }

    private string Store => "sqlite:" + _folder.PathOf("ledger.db");

    private EcomAnswer Settle(string counts)
    {
        var adjust = _folder.PathOf("adjust.csv");
        Run("reconcile", "--counted", counts, "--output", adjust);
        return EcomRunner.Run("ledger", "apply", "--store", Store, "--commands", adjust, "--output", "-");
    }

    private EcomAnswer Apply(string rows) =>
        EcomRunner.Run("ledger", "apply", "--store", Store, "--commands", _folder.Write("commands.csv", Header + rows), "--output", "-");

    private EcomAnswer Run(string command, params string[] more)
    {
        string[] output = more.Contains("--output") ? [] : ["--output", "-"];
        return EcomRunner.Run(["ledger", command, "--store", Store, .. more, .. output]);
    }
}
