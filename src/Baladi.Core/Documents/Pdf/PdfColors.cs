using SkiaSharp;

namespace Baladi.Core.Documents.Pdf;

/// <summary>Colour tokens of the Saudi government design system (Platforms Code) that documents use.</summary>
public static class PdfColors
{
    public static readonly SKColor White = new(0xFF, 0xFF, 0xFF);
    public static readonly SKColor Green25 = new(0xF7, 0xFD, 0xF9);
    public static readonly SKColor Green50 = new(0xF3, 0xFC, 0xF6);
    public static readonly SKColor Green100 = new(0xDF, 0xF6, 0xE7);
    public static readonly SKColor Green200 = new(0xB8, 0xEA, 0xCB);
    public static readonly SKColor Green300 = new(0x88, 0xD8, 0xAD);
    public static readonly SKColor Green600 = new(0x1B, 0x83, 0x54);
    public static readonly SKColor Green700 = new(0x16, 0x6A, 0x45);
    public static readonly SKColor Green800 = new(0x14, 0x57, 0x3A);
    public static readonly SKColor Gray25 = new(0xFC, 0xFC, 0xFD);
    public static readonly SKColor Gray50 = new(0xF9, 0xFA, 0xFB);
    public static readonly SKColor Gray100 = new(0xF3, 0xF4, 0xF6);
    public static readonly SKColor Gray200 = new(0xE5, 0xE7, 0xEB);
    public static readonly SKColor Gray300 = new(0xD2, 0xD6, 0xDB);
    public static readonly SKColor Gray400 = new(0x9D, 0xA4, 0xAE);
    public static readonly SKColor Gray500 = new(0x6C, 0x73, 0x7F);
    public static readonly SKColor Gray600 = new(0x4D, 0x57, 0x61);
    public static readonly SKColor Gray700 = new(0x38, 0x42, 0x50);
    public static readonly SKColor Gray800 = new(0x1F, 0x2A, 0x37);
    public static readonly SKColor Gray900 = new(0x11, 0x19, 0x27);
    public static readonly SKColor Gold = new(0xDB, 0xA1, 0x02);
    public static readonly SKColor Error = new(0xD9, 0x2D, 0x20);
    public static readonly SKColor Warning = new(0xDC, 0x68, 0x03);
    public static readonly SKColor Info = new(0x15, 0x70, 0xEF);
}
