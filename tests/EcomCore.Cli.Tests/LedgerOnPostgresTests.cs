using EcomCore.Tests;

namespace EcomCore.Cli.Tests;

public sealed class LedgerOnPostgresTests
{
    [SuiteFact("postgresql")]
    public void The_commands_work_on_a_database_as_on_a_file()
    {
        using var server = PrivatePostgres.StartNew();
        using var folder = new TemporaryFolder();
        var commands = folder.Write("commands.csv", """
            command_id,at,kind,order_id,channel,sku,quantity,ttl,reason
            r1,2026-01-01T00:00:00Z,receive,,,A,10,,
            c1,2026-01-01T00:00:00Z,reserve,o1,TB,A,7,15m,
            c2,2026-01-01T00:00:00Z,reserve,o2,TB,A,5,15m,
            c1,2026-01-01T00:00:05Z,reserve,o1,TB,A,7,15m,
            """);
        string[] store = ["--store", "postgres:" + server.ConnectionString, "--output", "-"];

        var answer = EcomRunner.Run(["ledger", "apply", "--commands", commands, .. store]);

        Assert.Equal(
            ["r1,done,,A,10,10", "c1,done,,A,7,3", "c2,refused,insufficient: on hand 10; held by orders 7; held back 0,A,5,3", "c1,repeated,done,A,7,3"],
            answer.OutputLines.Skip(1));
        Assert.Equal(["A,10,7,0,3"], EcomRunner.Run(["ledger", "show", .. store]).OutputLines.Skip(1));
        Assert.Equal(0, EcomRunner.Run("ledger", "verify", "--store", store[1]).ExitCode);
    }

    [Fact]
    public void A_connection_that_is_none_is_a_wrong_command_line()
    {
        var answer = EcomRunner.Run("ledger", "show", "--store", "postgres:Colour=red");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("Host=db;Database=shop", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_is_not_there_is_said_so()
    {
        var answer = EcomRunner.Run("ledger", "show", "--store", "postgres:Host=127.0.0.1;Port=1;Database=shop;Username=u;Password=secret;Timeout=2");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("127.0.0.1:1/shop", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", answer.Error, StringComparison.Ordinal);
    }
}
