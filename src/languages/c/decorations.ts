/**
 * Words that decorate a declaration and mean nothing to us, but break the grammar's declaration rules: section and
 * linkage attributes of ESP-IDF, the Arduino cores, CMSIS, Zephyr, Linux-style headers and LVGL.
 */
const words = new Set(
  `IRAM_ATTR DRAM_ATTR IRAM_BSS_ATTR NOINLINE_ATTR RTC_DATA_ATTR RTC_IRAM_ATTR RTC_NOINIT_ATTR RTC_RODATA_ATTR RTC_FAST_ATTR
  RTC_SLOW_ATTR EXT_RAM_ATTR EXT_RAM_BSS_ATTR EXT_RAM_NOINIT_ATTR WORD_ALIGNED_ATTR DMA_ATTR COREDUMP_IRAM_ATTR COREDUMP_DRAM_ATTR
  FORCE_INLINE_ATTR DRAM_STR_ATTR TCM_IRAM_ATTR TCM_DRAM_ATTR PROGMEM ICACHE_RAM_ATTR ICACHE_FLASH_ATTR ICACHE_RODATA_ATTR
  IRAM_DATA_ATTR FLASHMEM DMAMEM EXTMEM FASTRUN
  __weak __WEAK __packed __PACKED __used __USED __unused __UNUSED __maybe_unused __noinline __NOINLINE __always_inline __noreturn
  __NO_RETURN __deprecated __noinit __pinned_func __pinned_data __pinned_bss __ramfunc __irq __IRQ __interrupt __isr __naked
  __STATIC_INLINE __STATIC_FORCEINLINE __ALWAYS_INLINE __INLINE __FORCEINLINE __forceinline __IO __I __O __IM __OM __IOM
  __init __exit __initdata __user __iomem __force __must_check __cold __hot __pure __dead2 __extension__ __restrict __restrict__
  __inline __inline__ __cdecl __stdcall __fastcall __thiscall __syscall __nocast __subsystem
  __nonstring __fallthrough __null_terminated ALWAYS_INLINE FORCE_INLINE FORCEINLINE NOINLINE NEVER_INLINE FUNC_NORETURN NORETURN
  _Noreturn ATTR_WEAK WEAK WEAK_FUNC PACKED_STRUCT STATIC_INLINE PUBLIC_API G_GNUC_UNUSED G_GNUC_CONST G_GNUC_PURE Q_DECL_OVERRIDE
  Q_DECL_FINAL Q_DECL_EXPORT Q_INVOKABLE SECTION_FAST ATTRIBUTE_UNUSED BTSTACK_WEAK NRF_STATIC_INLINE NRFX_STATIC_INLINE
  SYSCALL_INLINE ARDUINO_ISR_ATTR CONFIG_ARDUINO_ISR_ATTR CACHE_ALIGNED MEM_SECTION_ATTR BSP_WEAK
  WINAPI APIENTRY`.split(/\s+/),
);

/** Decorations that take an argument list; the list goes with them. */
const calls = new Set(
  `__attribute__ __attribute __declspec __aligned __ALIGNED __section __in_section __printf_like __scanf_like __nonnull __alignas
  __GENERIC_SECTION __GENERIC_DOT_SECTION __deprecated_msg __alloc_size __assume_aligned ALIGN_ATTR SECTION_ATTR PRINTF_ATTRIBUTE
  ATTRIBUTE_FORMAT G_GNUC_PRINTF Q_DECL_ALIGN __counted_by __cleanup __format __malloc_like`.split(/\s+/),
);

/** Whether a word stands for an attribute alone, to be read as blank. */
export function isDecoration(word: string): boolean {
  return words.has(word) || word.startsWith('LV_ATTRIBUTE_') || word.startsWith('_EXTERN_C');
}

/** Whether a word followed by `(…)` is an attribute, to be read as blank with its list. */
export function isDecorationCall(word: string): boolean {
  return calls.has(word);
}
