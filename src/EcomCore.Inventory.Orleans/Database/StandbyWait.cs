using Npgsql;

namespace EcomCore.Inventory.Orleans;

/// <summary>Listens while statements run: whether the wait of a commit for a standby was cut off. The statement then ends as if nothing were wrong, with a warning.</summary>
internal sealed class StandbyWait : IDisposable
{
    private readonly NpgsqlConnection _connection;

    public StandbyWait(NpgsqlConnection connection)
    {
        _connection = connection;
        _connection.Notice += Told;
    }

    public bool WasCutOff { get; set; }

    public void Dispose() => _connection.Notice -= Told;

    private void Told(object sender, NpgsqlNoticeEventArgs told) => WasCutOff |= told.Notice.InvariantSeverity == "WARNING";
}
