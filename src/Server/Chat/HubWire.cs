using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;
using Streaming.Server.Wire;

namespace Streaming.Server.Chat;

/// <summary>SignalR's JSON protocol with three things added: arguments at the end may be left out, wrong ones are explained, and an answer learns when it is written.</summary>
public sealed class HubWire(IOptions<JsonHubProtocolOptions> options) : IHubProtocol
{
    private readonly JsonHubProtocol _json = new(options);

    /// <inheritdoc/>
    public string Name => _json.Name;

    /// <inheritdoc/>
    public int Version => _json.Version;

    /// <inheritdoc/>
    public TransferFormat TransferFormat => _json.TransferFormat;

    /// <inheritdoc/>
    public bool IsVersionSupported(int version) => _json.IsVersionSupported(version);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => _json.GetMessageBytes(message);

    /// <inheritdoc/>
    public void WriteMessage(HubMessage message, IBufferWriter<byte> output)
    {
        _json.WriteMessage(message, output);
        if (message is CompletionMessage { Result: IOnTheWire answer })
            answer.OnWritten();
    }

    /// <inheritdoc/>
    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        var start = input;
        if (!_json.TryParseMessage(ref input, binder, out message))
            return false;
        if (message is InvocationBindingFailureMessage failed)
            message = (HubMessage?)Shorter(start, binder, failed.Target) ?? Explained(failed, binder);
        return true;
    }

    // SignalR would say "an error on the server", which it is not.
    private static InvocationBindingFailureMessage Explained(InvocationBindingFailureMessage failed, IInvocationBinder binder)
    {
        var types = Types(binder, failed.Target);
        var why = types.Count == 0
            ? Refused.Of("unknownMethod", "The hub has no such method; it has Join, Leave, Comment and Watch.")
            : Refused.Of("badArguments", $"'{failed.Target}' takes {types.Count} arguments in order: {string.Join(", ", types.Select(Kind))}.");
        return new(failed.InvocationId, failed.Target, ExceptionDispatchInfo.Capture(why));
    }

    private static string Kind(Type type) => $"one that {JsonKind.Of(type)}{(Nullable.GetUnderlyingType(type) is null ? "" : " or null")}";

    // SignalR asks for every argument; `Join(slug)` is good enough for ours.
    private InvocationMessage? Shorter(ReadOnlySequence<byte> input, IInvocationBinder binder, string target)
    {
        var types = Types(binder, target);
        if (types.Count == 0 || (types[^1].IsValueType && Nullable.GetUnderlyingType(types[^1]) is null))
            return null;
        return _json.TryParseMessage(ref input, new Shortened(binder, types), out var message) && message is InvocationMessage call
            ? new InvocationMessage(call.InvocationId, call.Target, [.. call.Arguments, null], call.StreamIds)
            : null;
    }

    private static IReadOnlyList<Type> Types(IInvocationBinder binder, string target)
    {
        try
        {
            return binder.GetParameterTypes(target);
        }
        catch (HubException)
        {
            // No such method; the failure that is there already says so.
            return [];
        }
    }

    private sealed class Shortened(IInvocationBinder binder, IReadOnlyList<Type> types) : IInvocationBinder
    {
        public Type GetReturnType(string invocationId) => binder.GetReturnType(invocationId);

        public IReadOnlyList<Type> GetParameterTypes(string methodName) => [.. types.Take(types.Count - 1)];

        public Type GetStreamItemType(string streamId) => binder.GetStreamItemType(streamId);
    }
}
