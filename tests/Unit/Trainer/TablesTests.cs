using Streaming.Trainer.Tables;
using Xunit;

namespace Streaming.Tests.Unit.Trainer;

/// <summary>The command on small files in the form of the real ones.</summary>
public sealed class TablesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tables").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_tables_are_made_of_Unicodes_files()
    {
        Write("UnicodeData.txt", """
            0410;CYRILLIC CAPITAL LETTER A;Lu;0;L;;;;;N;;;;0430;
            0406;CYRILLIC CAPITAL LETTER BYELORUSSIAN-UKRAINIAN I;Lu;0;L;;;;;N;;;;0456;
            0430;CYRILLIC SMALL LETTER A;Ll;0;L;;;;;N;;;0410;;0410
            04D1;CYRILLIC SMALL LETTER A WITH BREVE;Ll;0;L;0430 0306;;;;N;;;04D0;;04D0
            0436;CYRILLIC SMALL LETTER ZHE;Ll;0;L;;;;;N;;;0416;;0416
            0627;ARABIC LETTER ALEF;Lo;0;AL;;;;;N;;;;;
            1D00;LATIN LETTER SMALL CAPITAL A;Ll;0;L;;;;;N;;;;;
            """);
        Write("confusables.txt", """
            0430 ;	0061 ;	MA	# ( а → a )
            0410 ;	0041 ;	MA	# ( А → A )
            0406 ;	006C ;	MA	# ( І → l )
            0627 ;	006C ;	MA	# ( ا → l )
            0030 ;	004F ;	MA	# ( 0 → O )
            """);
        Write("emoji/emoji-test.txt", """
            1F437                 ; fully-qualified     # 🐷 E0.6 pig face
            1F44D 1F3FF           ; fully-qualified     # 👍🏿 E1.0 thumbs up: dark skin tone
            1F3F3 FE0F 200D 1F308 ; fully-qualified     # 🏳️‍🌈 E4.0 rainbow flag
            1F468 200D 1F4BB      ; fully-qualified     # 👨‍💻 E4.0 man technologist
            1F1EB 1F1F7           ; fully-qualified     # 🇫🇷 E2.0 flag: France
            """);

        TablesCommand.Run(["--unicode", _folder, "--confusables", Path.Combine(_folder, "confusables.txt"), "--out", _folder]);

        var letters = Lines("look-alikes.txt");
        Assert.Contains("A 0410", letters);
        Assert.Contains(letters, line => line.StartsWith("I 0406", StringComparison.Ordinal));
        Assert.Contains(letters, line => line.StartsWith("a 0430 04D1", StringComparison.Ordinal) && line.EndsWith(" 1D00", StringComparison.Ordinal));
        Assert.DoesNotContain(letters, line => line.Contains("0436", StringComparison.Ordinal) || line.Contains("0627", StringComparison.Ordinal));
        Assert.Contains("0 o", Lines("leet.txt"));
        Assert.Equal(["flags FR", "1F3F3+1F308 rainbow_flag", "1F437 pig"], Lines("emoji.txt"));
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private string[] Lines(string name) => [.. File.ReadLines(Path.Combine(_folder, name)).Where(line => line[0] != '#')];
}
