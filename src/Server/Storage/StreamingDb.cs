using Microsoft.EntityFrameworkCore;

namespace Streaming.Server.Storage;

/// <summary>The tables. Everything that must survive a restart is here; writes go through <see cref="Journal"/> alone.</summary>
public sealed class StreamingDb(DbContextOptions<StreamingDb> options) : DbContext(options)
{
    /// <summary>Channels.</summary>
    public DbSet<ChannelRow> Channels => Set<ChannelRow>();

    /// <summary>Team and service tokens.</summary>
    public DbSet<TokenRow> Tokens => Set<TokenRow>();

    /// <summary>Authors per channel.</summary>
    public DbSet<AuthorRow> Authors => Set<AuthorRow>();

    /// <summary>Comments with verdict and fate.</summary>
    public DbSet<CommentRow> Comments => Set<CommentRow>();

    /// <summary>The audit.</summary>
    public DbSet<AuditRow> Audit => Set<AuditRow>();

    /// <summary>Incidents.</summary>
    public DbSet<IncidentRow> Incidents => Set<IncidentRow>();

    /// <summary>Broadcasts.</summary>
    public DbSet<BroadcastRow> Broadcasts => Set<BroadcastRow>();

    /// <summary>Keys of the compatible interfaces.</summary>
    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

    /// <summary>Suggested scores with their texts.</summary>
    public DbSet<SuggestionRow> Suggestions => Set<SuggestionRow>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ChannelRow>(row =>
        {
            row.HasKey(c => c.Slug);
            row.HasIndex(c => c.StreamKeyHash).IsUnique();
        });
        modelBuilder.Entity<TokenRow>(row =>
        {
            row.HasKey(t => t.Hash);
            row.HasIndex(t => t.Channel);
        });
        modelBuilder.Entity<AuthorRow>().HasKey(a => new { a.Channel, a.Id });
        modelBuilder.Entity<CommentRow>(row =>
        {
            row.HasKey(c => c.Id);
            row.HasIndex(c => new { c.Channel, c.Sequence }).IsUnique();
            row.HasIndex(c => new { c.Channel, c.Fate, c.At });
            row.HasIndex(c => new { c.Channel, c.AuthorId, c.ClientId }).IsUnique();
            row.HasIndex(c => new { c.Channel, c.AuthorId, c.At });
        });
        modelBuilder.Entity<AuditRow>().HasKey(a => new { a.Channel, a.Number });
        modelBuilder.Entity<IncidentRow>().HasIndex(i => new { i.Channel, i.RaisedAt });
        modelBuilder.Entity<BroadcastRow>().HasIndex(b => new { b.Channel, b.StartedAt });
        modelBuilder.Entity<ApiKeyRow>(row =>
        {
            row.HasKey(k => k.Hash);
            // A property of this name that is no key would be taken for optional.
            row.Property(k => k.Id).IsRequired();
            row.HasIndex(k => k.Channel);
        });
        modelBuilder.Entity<SuggestionRow>().HasIndex(s => new { s.Channel, s.At });
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Enums by name: the rows stay readable and a reordered enum harms nothing.
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        // SQLite compares no offsets; ticks in UTC sort and compare.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }
}
