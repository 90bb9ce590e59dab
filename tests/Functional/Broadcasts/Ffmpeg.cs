using System.Diagnostics;
using System.Text;

namespace Streaming.Tests.Functional.Broadcasts;

/// <summary>A real encoder or player.</summary>
internal sealed class Ffmpeg : IAsyncDisposable
{
    /// <summary>A picture whose brightness tells the second (of 36) it was taken in.</summary>
    public const string SecondsPicture = "nullsrc=s=320x180:r=25,geq=lum='16+6*mod(floor(T),36)':cb=128:cr=128";

    private readonly Process _process;
    private readonly StringBuilder _log = new();

    private Ffmpeg(string program, IEnumerable<string> arguments)
    {
        _process = new Process { StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardInput = true } };
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_log)
                _log.AppendLine(line.Data);
        };
        _process.Start();
        _process.BeginErrorReadLine();
    }

    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Publishes at the speed of life: 25 pictures a second, a keyframe a second, B-pictures, a tone.</summary>
    public static Ffmpeg Publish(string url, string picture = "testsrc2=s=640x360:r=25", double? seconds = null, bool sound = true) => new("ffmpeg",
    [
        "-hide_banner", "-nostats", "-v", "error", "-re", "-f", "lavfi", "-i", picture,
        .. sound ? (string[])["-re", "-f", "lavfi", "-i", "sine=r=44100"] : [],
        .. seconds is { } length ? (string[])["-t", length.ToString(System.Globalization.CultureInfo.InvariantCulture)] : [],
        "-c:v", "libx264", "-preset", "veryfast", "-bf", "2", "-g", "25", "-pix_fmt", "yuv420p", "-c:a", "aac", "-f", "flv", url,
    ]);

    /// <summary>Any other call.</summary>
    public static Ffmpeg Run(params string[] arguments) => new("ffmpeg", ["-hide_banner", "-nostats", "-v", "error", .. arguments]);

    /// <summary>What a program prints; it must have nothing to complain about.</summary>
    public static async Task<byte[]> ReadAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var complaints = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync();
        Xunit.Assert.Equal("", await complaints);
        return output.ToArray();
    }

    public async Task<int> ExitAsync(int seconds = 15)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Asks it to stop, as a person does; it says goodbye to the server.</summary>
    public async Task QuitAsync()
    {
        await _process.StandardInput.WriteAsync("q");
        await _process.StandardInput.FlushAsync();
        await ExitAsync();
    }

    /// <summary>As <c>kill -9</c> does.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
