using NodaTime;

namespace EcomCore.Inventory.Sqlite.Tests;

/// <summary>A full disk, a broken file, a cut file: an error that says so, and never a wrong number.</summary>
public sealed class DamageTests : IDisposable
{
    private static readonly Instant Noon = LedgerFolder.Noon;

    private readonly LedgerFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_full_disk_fails_the_commit_and_nothing_of_it_is_done()
    {
        await using var ledger = _folder.Open();
        await ledger.Receive(new("r"), "A", 1_000, Noon);
        var file = ledger.Loop!.File!;
        file.LimitTo(file.Pages());
        var name = new string('x', 200);

        var failure = await Assert.ThrowsAsync<LedgerStorageException>(async () =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                await ledger.Reserve(new($"{name}{i}"), $"{name}{i}", "A", 1, null, Noon);
            }
        });

        Assert.Contains("full", failure.Message, StringComparison.Ordinal);
        Assert.Same(failure, ledger.Health.Failure);
        var reserved = (await ledger.StockOf("A")).Reserved;
        Assert.Null(ledger.Health.Failure);
        Assert.Equal(LedgerStatus.Done, (await ledger.Reserve(new($"{name}{reserved}"), $"{name}{reserved}", "A", 1, null, Noon)).Status);
        Assert.Equal(LedgerStatus.Repeated, (await ledger.Reserve(new($"{name}{reserved - 1}"), $"{name}{reserved - 1}", "A", 1, null, Noon)).Status);
        Assert.Empty((await ledger.Verify()).Findings);
    }

    [Fact]
    public async Task A_changed_byte_anywhere_is_found_or_harmless()
    {
        await _folder.Fill(orders: 200, new SqliteLedgerOptions { BatchLimit = 10 });
        var good = await File.ReadAllBytesAsync(_folder.File);
        var random = new Random(5);
        for (var round = 0; round < 60; round++)
        {
            var bad = (byte[])good.Clone();
            bad[random.Next(bad.Length)] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(_folder.File, bad);

            // Either the fault is reported, or the byte meant nothing and every number is right.
            try
            {
                await using var ledger = _folder.Read();
                if ((await ledger.Verify()).IsSound)
                {
                    Assert.Equal(new StockPosition("A", 1_000, 200, 0, 0, 0, 800), await ledger.StockOf("A"));
                }
            }
            catch (LedgerStorageException)
            {
            }
        }
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.5)]
    [InlineData(0.1)]
    public async Task A_cut_file_is_reported(double kept)
    {
        await _folder.Fill(orders: 300, new SqliteLedgerOptions { BatchLimit = 10 });
        await using (var file = File.OpenWrite(_folder.File))
        {
            file.SetLength((long)(file.Length * kept));
        }

        Assert.Throws<LedgerStorageException>(() => _folder.Open());
    }

    [Fact]
    public void A_file_that_is_no_database_is_reported()
    {
        File.WriteAllText(_folder.File, "order_id,sku\n" + new string('1', 4_000));

        Assert.Contains("not a ledger", Assert.Throws<LedgerStorageException>(() => _folder.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_folder_is_reported() =>
        Assert.Contains("does not exist", Assert.Throws<LedgerStorageException>(() => SqliteStockLedger.Open(Path.Combine(_folder.Root, "no", "l.db"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("DELETE FROM batch WHERE id = 3", "batch 3 is missing")]
    [InlineData("UPDATE batch SET body = (SELECT body FROM batch WHERE id = 2) WHERE id = 3", "batch 3 is not what was written")]
    public async Task A_journal_that_was_tampered_with_is_found(string sql, string finding)
    {
        await _folder.Fill(orders: 100, new SqliteLedgerOptions { BatchLimit = 10 });
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder.File};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts stand in this file.
            command.CommandText = sql;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }

        Assert.Contains(finding, Assert.Throws<LedgerStorageException>(() => _folder.Open()).Message, StringComparison.Ordinal);
    }
}
