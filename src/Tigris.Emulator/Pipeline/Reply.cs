using System;
using System.Collections.Generic;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tigris.Emulator.Pipeline;

/// <summary>The end of a response.</summary>
internal enum ReplyEnding
{
    Complete,

    /// <summary>The connection is closed in the middle of the body.</summary>
    HalfWay,

    /// <summary>No response: the connection is closed.</summary>
    Close,

    /// <summary>No response: the connection is reset (RST).</summary>
    Reset,
}

/// <summary>A response before it is sent, so that a fault can still replace or lose it.</summary>
internal sealed record Reply(int Status)
{
    public static readonly Reply Reset = new(0) { Ending = ReplyEnding.Reset };

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new PlainDecimalConverter() },
    };

    public IReplyBody Body { get; init; } = BytesBody.Empty;

    public List<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The content type, which overrides the one among the headers.</summary>
    public string? ContentType { get; init; }

    /// <summary>The reason of a refusal for the log, which may be more detailed than the response.</summary>
    public string? Refusal { get; init; }

    /// <summary>Indicates whether the rate limit refused the request.</summary>
    public bool IsRateLimited { get; init; }

    public ReplyEnding Ending { get; init; }

    /// <summary>The number of billed bytes sent.</summary>
    public long SentBytes => Body is UnsentBody ? 0 : Body.Length;

    /// <summary>The storage class from which the body is read, for classes that charge reads.</summary>
    public string? ReadFrom { get; init; }

    /// <summary>The duration (in real time) of sending the body.</summary>
    public TimeSpan BodyDuration { get; init; }

    /// <summary>The number of spaces after the body. With padding, no length is announced.</summary>
    public long Padding { get; init; }

    /// <summary>The status that the client receives; 0 without a response.</summary>
    public int SeenStatus => Ending is ReplyEnding.Complete or ReplyEnding.HalfWay ? Status : 0;

    public static Reply Ok(object answer) => Of(200, answer);

    public static Reply Error(int status, string message) => Of(status, new ErrorResponse(message)) with { Refusal = message };

    private static Reply Of(int status, object answer) => new(status)
    {
        Body = new BytesBody(JsonSerializer.SerializeToUtf8Bytes(answer, answer.GetType(), Json)),
        ContentType = "application/json",
    };

    private sealed record ErrorResponse(string Message);
}
