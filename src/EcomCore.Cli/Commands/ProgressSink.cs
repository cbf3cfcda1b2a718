namespace EcomCore.Cli.Commands;

/// <summary>Passes progress on at once, one report at a time; <see cref="Progress{T}"/> would post it to another thread.</summary>
internal sealed class ProgressSink(Action<int> show) : IProgress<int>
{
    private readonly Lock _turn = new();

    public void Report(int value)
    {
        lock (_turn)
        {
            show(value);
        }
    }
}
