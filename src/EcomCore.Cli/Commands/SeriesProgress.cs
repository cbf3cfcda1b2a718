namespace EcomCore.Cli.Commands;

/// <summary>Passes the progress of many threads on, one at a time.</summary>
internal sealed class SeriesProgress(CommandRun run) : IProgress<int>
{
    private readonly Lock _lock = new();
    private int _most;

    public void Report(int value)
    {
        lock (_lock)
        {
            _most = Math.Max(_most, value);
            run.Progress("series", _most);
        }
    }
}
