using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Workflows.Tests.Billing;

/// <summary>A headless Chromium with one page, over the DevTools protocol. It records requests, errors of scripts and messages of the console.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _answers = new();
    private readonly SemaphoreSlim _loaded = new(0);
    private Task _reading = Task.CompletedTask;
    private string? _session;
    private int _last;

    private Chromium(Process process, string profile)
    {
        _process = process;
        _profile = profile;
    }

    /// <summary>Gets the program; null if it isn't installed.</summary>
    public static string? Program { get; } = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    /// <summary>The addresses that the page requested.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The errors of the console, of scripts and of the policy.</summary>
    public ConcurrentQueue<string> Errors { get; } = new();

    public static async Task<Chromium> StartAsync()
    {
        var profile = Directory.CreateTempSubdirectory("tigris-chromium-").FullName;
        string[] options = ["--headless=new", "--remote-debugging-port=0", $"--user-data-dir={profile}", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage", "about:blank"];
        var process = Process.Start(new ProcessStartInfo(Program!, options) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var browser = new Chromium(process, profile);
        await browser.ConnectAsync();
        return browser;
    }

    /// <summary>Opens a page, and waits until it is loaded.</summary>
    public async Task OpenAsync(string address)
    {
        await SendAsync("Page.navigate", new { url = address });
        Assert.True(await _loaded.WaitAsync(Patience), "The page did not load.");
    }

    /// <summary>Evaluates an expression in the page.</summary>
    public async Task<JsonElement> EvaluateAsync(string expression)
    {
        var answer = await SendAsync("Runtime.evaluate", new { expression, returnByValue = true, awaitPromise = true });
        return answer.GetProperty("result").GetProperty("value");
    }

    public async Task<byte[]> PrintAsync() => (await SendAsync("Page.printToPDF", new { printBackground = false, preferCSSPageSize = true })).GetProperty("data").GetBytesFromBase64();

    public async Task<byte[]> PictureAsync() => (await SendAsync("Page.captureScreenshot", new { format = "png" })).GetProperty("data").GetBytesFromBase64();

    public Task ChooseSchemeAsync(string scheme) => SendAsync("Emulation.setEmulatedMedia", new { features = new[] { new { name = "prefers-color-scheme", value = scheme } } });

    public Task ShowAsPrintedAsync() => SendAsync("Emulation.setEmulatedMedia", new { media = "print" });

    public Task ResizeAsync(int width, int height) => SendAsync("Emulation.setDeviceMetricsOverride", new { width, height, deviceScaleFactor = 1, mobile = false });

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await Task.WhenAny(_reading, Task.Delay(Patience));
        _socket.Dispose();
        _process.Dispose();
        _end.Dispose();
        _loaded.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    private async Task ConnectAsync()
    {
        // The program prints: DevTools listening on ws://127.0.0.1:port/devtools/browser/id
        string? line;
        do
        {
            line = await _process.StandardError.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException("Chromium ended.");
        }
        while (!line.Contains("ws://", StringComparison.Ordinal));

        _ = _process.StandardError.ReadToEndAsync();
        _ = _process.StandardOutput.ReadToEndAsync();
        await _socket.ConnectAsync(new Uri(line[line.IndexOf("ws://", StringComparison.Ordinal)..].Trim()), _end.Token);
        _reading = ReadAsync();
        var target = (await SendAsync("Target.createTarget", new { url = "about:blank" })).GetProperty("targetId").GetString();
        _session = (await SendAsync("Target.attachToTarget", new { targetId = target, flatten = true })).GetProperty("sessionId").GetString();
        foreach (var domain in new[] { "Page", "Network", "Runtime", "Log" })
        {
            await SendAsync(domain + ".enable", new { });
        }
    }

    private async Task<JsonElement> SendAsync(string method, object parameters)
    {
        var id = Interlocked.Increment(ref _last);
        var answer = _answers[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = new Dictionary<string, object?> { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (_session is not null)
        {
            message["sessionId"] = _session;
        }

        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, _end.Token);
        return await answer.Task.WaitAsync(Patience);
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[1 << 16];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer, _end.Token);
                message.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    Handle(JsonDocument.Parse(Encoding.UTF8.GetString(message.ToArray())).RootElement);
                    message.SetLength(0);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The browser ends.
        }
    }

    private void Handle(JsonElement message)
    {
        if (message.TryGetProperty("id", out var id) && _answers.TryRemove(id.GetInt32(), out var answer))
        {
            if (message.TryGetProperty("error", out var error))
            {
                answer.SetException(new InvalidOperationException(error.ToString()));
            }
            else
            {
                answer.SetResult(message.GetProperty("result"));
            }

            return;
        }

        var parameters = message.TryGetProperty("params", out var given) ? given : default;
        switch (message.TryGetProperty("method", out var method) ? method.GetString() : null)
        {
            case "Page.loadEventFired":
                _loaded.Release();
                break;
            case "Network.requestWillBeSent":
                Requests.Enqueue(parameters.GetProperty("request").GetProperty("url").GetString()!);
                break;
            case "Log.entryAdded" when parameters.GetProperty("entry").GetProperty("level").GetString() == "error":
                Errors.Enqueue(parameters.GetProperty("entry").GetProperty("text").GetString()!);
                break;
            case "Runtime.exceptionThrown":
                Errors.Enqueue(parameters.GetProperty("exceptionDetails").ToString());
                break;
            case "Runtime.consoleAPICalled" when parameters.GetProperty("type").GetString() is "error" or "assert":
                Errors.Enqueue(parameters.GetProperty("args").ToString());
                break;
        }
    }
}
