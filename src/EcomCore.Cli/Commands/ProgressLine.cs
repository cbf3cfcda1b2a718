using System.Diagnostics;
using System.Globalization;

namespace EcomCore.Cli.Commands;

/// <summary>One line on a terminal that says what is being done; silent where standard error is a file or a pipe.</summary>
internal sealed class ProgressLine(TextWriter error)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly bool _visible = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _next = Quiet;
    private int _width;

    public void Show(string what, long done)
    {
        if (!_visible || _clock.Elapsed < _next)
        {
            return;
        }

        _next = _clock.Elapsed + Interval;
        var text = string.Format(CultureInfo.InvariantCulture, "{0}: {1:N0}", what, done);
        error.Write("\r" + text.PadRight(_width));
        _width = text.Length;
    }

    public void Clear()
    {
        if (_width > 0)
        {
            error.Write("\r" + new string(' ', _width) + "\r");
            _width = 0;
        }
    }
}
